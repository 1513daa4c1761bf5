import { hvmOnlySettings, pvTimerModeRefused } from "../../lib/facts/guest-settings";
import { nestedVirtualization } from "../../lib/facts/nested";
import { settingsFitGuestType } from "../../policies/settings-fit-guest-type";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const set = (release: string, type: string, settings: object, boot: object = {}) => ({
  host: { xen: { release } },
  domU: { type, settings, boot },
});

policyCases(settingsFitGuestType, {
  valid: [
    {
      name: "an HVM domU with a sound card and a boot order",
      ...set("4.17.5", "hvm", { soundhw: "es1370", usb: 1 }, { kernel: null, order: "cd" }),
    },
    {
      name: "a PV domU with settings of its own",
      ...set("4.17.5", "pv", { localtime: 1, cpus: "0-3", vfb: ["type=vnc"] }),
    },
    { name: "a PV domU that turns USB off", ...set("4.17.5", "pv", { usb: 0, viridian: [] }) },
    { name: "a PVH domU with timer_mode", ...set("4.17.5", "pvh", { timer_mode: "no_delay_for_missed_ticks" }) },
    { name: "a PVH domU with nestedhvm on 4.10.0", ...set("4.10.0", "pvh", { nestedhvm: 1 }) },
    { name: "a PV domU without settings on 3.0.1, before the sources begin", host: { xen: { release: "3.0.1" } } },
  ],
  invalid: [
    {
      name: "nothing, but warns of a PV domU with a sound card",
      ...set("4.17.5", "pv", { soundhw: "es1370", viridian: 1 }),
      says: ["it is of type pv, and Xen 4.17.5 makes nothing of its soundhw, viridian"],
    },
    {
      name: "nothing, but warns of a PV domU with a boot order",
      ...set("4.17.5", "pv", {}, { order: "cd" }),
      says: ["makes nothing of its boot"],
    },
    {
      name: "nothing, but warns of a PVH domU with a BIOS",
      ...set("4.17.5", "pvh", { hdtype: "ahci" }, { bios: "ovmf" }),
      says: ["makes nothing of its bios, hdtype"],
    },
    {
      name: "nothing, but warns of a PV domU with nestedhvm",
      ...set("4.17.5", "pv", { nestedhvm: 1 }),
      says: ["makes nothing of its nestedhvm"],
    },
    {
      name: "nothing, but warns of a PV domU with timer_mode on 4.9.4",
      ...set("4.9.4", "pv", { timer_mode: "delay_for_missed_ticks" }),
      says: ["makes nothing of its timer_mode"],
    },
    {
      name: "a PV domU with timer_mode on 4.10.0",
      ...set("4.10.0", "pv", { timer_mode: "delay_for_missed_ticks" }),
      severity: "error",
      says: ["refuses timer_mode in a PV domU"],
    },
    {
      name: "nothing, but warns of a PV domU with USB on 3.0.3",
      ...set("3.0.3", "pv", { usb: 1, usbdevice: "tablet" }),
      says: ["makes nothing of its usb, usbdevice"],
    },
  ],
  undecided: [
    {
      name: "a PV domU with settings on 3.0.1, before the sources begin",
      ...set("3.0.1", "pv", { usb: 1 }),
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

boundaryCases(settingsFitGuestType, hvmOnlySettings, {
  at: (keys) => ({ domU: { type: "pv", settings: Object.fromEntries(keys.filter(isSetting).map((key) => [key, 0])) } }),
  past: (keys) => ({ domU: { type: "pv", settings: { [keys.filter(isSetting).at(-1) ?? ""]: 1 } } }),
  before: () => ({ domU: { type: "pv", settings: { usb: 1 } } }),
});
boundaryCases(settingsFitGuestType, pvTimerModeRefused, {
  at: () => ({ domU: { type: "pv", settings: { timer_mode: 0 } } }),
  past: () => ({ domU: { type: "pv", settings: { timer_mode: "delay_for_missed_ticks" } } }),
  before: { passes: "what is turned off is not told of, and 4.9 does not refuse it" },
});
boundaryCases(settingsFitGuestType, nestedVirtualization, {
  at: (nested) =>
    nested === undefined
      ? { domU: {} }
      : { domU: { type: nested.types.at(-1) ?? "hvm", settings: { [nested.setting]: 1 } } },
  past: (nested) => (nested === undefined ? undefined : { domU: { type: "pv", settings: { [nested.setting]: 1 } } }),
  before: { passes: "there is nothing to say of a domU without settings" },
});

/** `boot` and `bios` are fields of their own, and a password is never declared. */
function isSetting(key: string): boolean {
  return !["boot", "bios", "spicepasswd"].includes(key);
}
