import { bootloaderRestriction, bootloaderUserIsOwn } from "../lib/facts/boot";
import type { Host } from "../lib/model/fleet";
import { indexed } from "../lib/model/indexed";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { flagSetting, textSetting } from "../lib/model/settings";
import { definePolicy, message } from "../lib/policy/policy";

const byUser = indexed(
  (host: Host) => host.domUs,
  ({ settings }) => {
    const user = textSetting(settings, "bootloader_user");
    return isKnown(user) ? user : undefined;
  },
);

export const pygrubIsRestricted = definePolicy({
  id: "pygrub-is-restricted",
  subject: "domU",
  covers: ["M10b"],
  judges: "state",
  severity: "warning",
  summary: "pygrub reads the disk of a domU that is not trusted only without dom0's privileges.",
  rationale:
    "pygrub runs in dom0 and parses a filesystem that the guest wrote. A mistake in that parser is the guest's way into dom0 (XSA-443). It has security support only when it runs " +
    "de-privileged: bootloader_restrict=1, from 4.18 on, and each domU with a user of its own.",
  remedy:
    "Set bootloader_restrict=1 and a bootloader_user of its own for each domU, or boot by pvgrub64 (PVH) or a firmware (HVM), which run inside the domU.",
  notReported: "domUs that are not declared as trusted: false.",
  facts: [bootloaderRestriction, bootloaderUserIsOwn],
  messages: {
    privileged: message<{ program: string; setting: string }>(
      ({ program, setting }) =>
        `it is not trusted, and ${program} reads its disk as root of dom0: it does not set ${setting}=1`,
      {
        remedy: ({ setting }) =>
          `Set ${setting}: 1 and a bootloader_user of its own, or boot by pvgrub64 (PVH) or a firmware (HVM), which run inside the domU.`,
        facts: [bootloaderRestriction],
      },
    ),
    noWay: message<{ program: string; release: string }>(
      ({ program, release }) =>
        `it is not trusted, and ${program} of Xen ${release} reads its disk as root of dom0: that release can't run it otherwise`,
      {
        remedy: "Upgrade the host, or boot by a firmware that runs inside the domU (HVM).",
        facts: [bootloaderRestriction],
      },
    ),
    sharedUser: message<{ user: string; others: readonly string[] }>(
      ({ user, others }) => `its boot loader runs as ${user}, as does that of ${others.join(", ")}`,
      { remedy: "Give each domU a bootloader_user of its own.", facts: [bootloaderUserIsOwn] },
    ),
  },
  check({ host, domU }, { need, needed, fact, cite, report }) {
    const { bootloader } = domU.boot;
    if (domU.type === "hvm" || bootloader === undefined || domU.trusted === undefined || need(domU, "trusted")) return;
    const release = need(host.xen, "release");
    const { program, setting } = fact(bootloaderRestriction, release);
    const path = need(domU.boot, "bootloader");
    if (path.slice(path.lastIndexOf("/") + 1) !== program) return;
    if (setting === undefined)
      return report("noWay", { program, release: release.toString() }, at(domU.boot, "bootloader"));
    const restricted = flagSetting(domU.settings, setting);
    if (restricted === undefined || !needed(restricted, at(domU.settings, setting)))
      return report(
        "privileged",
        { program, setting },
        { at: at(domU.settings, setting), related: [at(domU.boot, "bootloader")] },
      );
    const user = textSetting(domU.settings, "bootloader_user");
    if (!isKnown(user)) return;
    const others = byUser(host, user).filter((other) => other !== domU);
    if (others.length === 0) return;
    cite(bootloaderUserIsOwn, release);
    report(
      "sharedUser",
      { user, others: others.map(({ name }) => name) },
      {
        at: at(domU.settings, "bootloader_user"),
        related: others.map(({ settings }) => at(settings, "bootloader_user")),
      },
    );
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.bootloader_restrict",
      host: { xen: { release: "4.18.0" } },
      domU: { trusted: false, boot: { kernel: null, ramdisk: null, extra: null, bootloader: "pygrub" } },
    },
    accepted: {
      host: { xen: { release: "4.18.0" } },
      domU: {
        trusted: false,
        boot: { kernel: null, ramdisk: null, extra: null, bootloader: "pygrub" },
        settings: { bootloader_restrict: 1 },
      },
    },
  },
});
