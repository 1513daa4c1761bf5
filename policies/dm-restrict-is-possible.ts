import {
  deviceModelUserNotRoot,
  deviceModelUsersApart,
  restrictExcludesPassthrough,
  restrictExcludesQdisk,
  restrictNeedsUpstreamQemu,
} from "../lib/facts/device-model-security";
import { backendOf } from "../lib/model/backend";
import type { DomU, Host } from "../lib/model/fleet";
import { indexed } from "../lib/model/indexed";
import { at } from "../lib/model/place";
import { isUnknown, knownOr } from "../lib/model/planned";
import { flagSetting, textSetting } from "../lib/model/settings";
import { definePolicy, message, messageOf } from "../lib/policy/policy";

export const dmRestrictIsPossible = definePolicy({
  id: "dm-restrict-is-possible",
  subject: "domU",
  covers: ["M75"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "A device model that is to be restricted can be, and has a user of its own.",
  rationale:
    "dm_restrict takes from QEMU what it needs to reach beyond its domU. Some of what QEMU does needs just that: serving disks, passing PCI devices through. Device models that run as one user can reach each other, and libxl ends them together; it does not check.",
  remedy:
    "Give each domU a device_model_user of its own that is not root, or none where dom0 has xen-qemuuser-range-base; disks of block devices; no PCI devices.",
  notReported:
    "Whether dom0 has the users, and QEMU of a release that can be restricted. That dm_restrict is a technology preview.",
  facts: [
    restrictNeedsUpstreamQemu,
    deviceModelUserNotRoot,
    deviceModelUsersApart,
    restrictExcludesQdisk,
    restrictExcludesPassthrough,
  ],
  messages: {
    traditional: message<{ release: string }>(
      ({ release }) => `its device model is qemu-xen-traditional, which Xen ${release} refuses to restrict`,
      { remedy: "Leave device_model_version out, or dm_restrict.", facts: [restrictNeedsUpstreamQemu] },
    ),
    root: message<{ release: string }>(
      ({ release }) => `its device model is to run as root, which Xen ${release} refuses`,
      {
        remedy: "Name another device_model_user, or none where dom0 has xen-qemuuser-range-base.",
        facts: [deviceModelUserNotRoot],
      },
    ),
    shared: messageOf<{ user: string; others: readonly string[] }>(
      "warning",
      ({ user, others }) =>
        `its device model runs as ${user}, as does that of ${others.join(", ")}: they can reach each other, and are ended together`,
      {
        remedy: "Give each domU a device_model_user of its own, or none where dom0 has xen-qemuuser-range-base.",
        facts: [deviceModelUsersApart],
      },
    ),
    qdisk: messageOf<{ vdevs: readonly string[] }>(
      "warning",
      ({ vdevs }) =>
        `its device model is restricted, and would serve its ${vdevs.join(", ")} to PV drivers (qdisk), which it then can't do: they have the emulated disk alone`,
      { remedy: "Put these disks on block devices (logical volumes).", facts: [restrictExcludesQdisk] },
    ),
    passthrough: messageOf(
      "warning",
      () => "its device model is restricted, and the PCI devices that are passed through to it undo that",
      { remedy: "Take the PCI devices away, or leave dm_restrict out.", facts: [restrictExcludesPassthrough] },
    ),
  },
  check({ host, domU }, { need, needed, factOr, report, undecided }) {
    const [restrict, user] = [
      flagSetting(domU.settings, "dm_restrict"),
      textSetting(domU.settings, "device_model_user"),
    ];
    const place = at(domU.settings, "device_model_user");
    if (domU.type !== "hvm" || (restrict === undefined && user === undefined)) return;
    const release = need(host.xen, "release");
    if (user !== undefined) {
      const name = needed(user, place);
      if (name === "root" && factOr(deviceModelUserNotRoot, release, false))
        report("root", { release: release.toString() }, place);
      const others = byUser(host, name).filter((other) => other !== domU);
      if (name !== "root" && others.length > 0 && factOr(deviceModelUsersApart, release, false))
        report(
          "shared",
          { user: name, others: others.map((other) => other.name) },
          { at: place, related: others.map((other) => at(other.settings, "device_model_user")) },
        );
    }
    if (restrict === undefined || !needed(restrict, at(domU.settings, "dm_restrict"))) return;
    const version = textSetting(domU.settings, "device_model_version");
    if (
      version !== undefined &&
      needed(version, at(domU.settings, "device_model_version")) === "qemu-xen-traditional" &&
      factOr(restrictNeedsUpstreamQemu, release, false)
    ) {
      report(
        "traditional",
        { release: release.toString() },
        { at: at(domU.settings, "dm_restrict"), related: [at(domU.settings, "device_model_version")] },
      );
    }
    if (domU.pci.length > 0 && factOr(restrictExcludesPassthrough, release, false))
      report("passthrough", undefined, { at: at(domU.settings, "dm_restrict"), related: [at(domU, "pci")] });
    if (!factOr(restrictExcludesQdisk, release, false)) return;
    const ofDom0 = domU.vbds.filter(({ backend, target }) => backend === undefined && target.kind !== "empty");
    const served = ofDom0.filter((vbd) => backendOf(vbd) === "qdisk");
    if (served.length > 0)
      report(
        "qdisk",
        { vdevs: served.map(({ vdev }) => vdev.toString()) },
        { at: at(domU.settings, "dm_restrict"), related: served.map((vbd) => at(vbd, "target")) },
      );
    for (const vbd of ofDom0)
      if (backendOf(vbd) === "unknown")
        undecided(`the backend of its vbd ${vbd.vdev} is not known until apply`, at(vbd, "backendType"), "warning");
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.device_model_user",
      domU: { type: "hvm", settings: { dm_restrict: 1, device_model_user: "root" } },
    },
    accepted: { domU: { type: "hvm", settings: { dm_restrict: 1, device_model_user: "xen-qemuuser-web" } } },
  },
});

const byUser = indexed((host: Host) => host.domUs, userOf);

function userOf({ settings }: DomU): string | undefined {
  const user = textSetting(settings, "device_model_user");
  return isUnknown(user) ? undefined : knownOr(user, undefined);
}
