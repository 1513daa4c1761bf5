import { bootloaderRestriction, bootloaderUserIsOwn } from "../lib/facts/boot";
import type { DomU, Host } from "../lib/model/fleet";
import { indexed } from "../lib/model/indexed";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { flagSetting, textSetting } from "../lib/model/settings";
import { type Bench, definePolicy, message, type Messages } from "../lib/policy/policy";
import { fileName } from "../lib/units/file-name";

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
    "Set bootloader_restrict=1 and a bootloader_user of its own for each domU, or boot by a GRUB that runs inside the domU: boot.firmware: pvgrub64 (PV), grub-i386-xen_pvh.bin as boot.kernel (PVH), or by HVM's own firmware.",
  notReported: "domUs that are not declared as trusted: false.",
  facts: [bootloaderRestriction, bootloaderUserIsOwn],
  messages: {
    privileged: message<{ program: string; setting: string }>(
      ({ program, setting }) =>
        `it is not trusted, and ${program} reads its disk as root of dom0: it does not set ${setting}=1`,
      {
        remedy: ({ setting }) =>
          `Set ${setting}: 1 and a bootloader_user of its own, or boot by a GRUB that runs inside the domU: boot.firmware: pvgrub64 (PV), grub-i386-xen_pvh.bin as boot.kernel (PVH).`,
        facts: [bootloaderRestriction],
      },
    ),
    byEnvironment: message<{ program: string; environment: string; release: string }>(
      ({ program, environment, release }) =>
        `it is not trusted, and ${program} of Xen ${release} reads its disk as root of dom0, unless ${environment} is set wherever xl runs, which no declaration shows`,
      {
        remedy: ({ environment }) =>
          `Set ${environment}=1 in xl's environment and waive this, upgrade the host, or boot by a GRUB that runs inside the domU.`,
        facts: [bootloaderRestriction],
      },
    ),
    noWay: message<{ program: string; release: string }>(
      ({ program, release }) =>
        `it is not trusted, and ${program} of Xen ${release} reads its disk as root of dom0: that release can't run it otherwise`,
      {
        remedy: "Upgrade the host, or boot by a GRUB or a firmware that runs inside the domU.",
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
    const { program, setting, environment } = fact(bootloaderRestriction, release);
    const path = need(domU.boot, "bootloader");
    if (fileName(path) !== program) return;
    const place = at(domU.boot, "bootloader");
    if (environment !== undefined)
      return report("byEnvironment", { program, environment, release: release.toString() }, place);
    if (setting === undefined) return report("noWay", { program, release: release.toString() }, place);
    const user = textSetting(domU.settings, "bootloader_user");
    if (!isRestricted(host, domU, setting, { needed }))
      return report("privileged", { program, setting }, { at: at(domU.settings, setting), related: [place] });
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
      domU: {
        trusted: false,
        boot: { kernel: null, ramdisk: null, extra: null, bootloader: "pygrub" },
        vbds: [{ vdev: "xvda", target: "/dev/vg1/web-root", size: "20GiB" }],
      },
    },
    accepted: {
      host: { xen: { release: "4.18.0" } },
      domU: {
        trusted: false,
        boot: { kernel: null, ramdisk: null, extra: null, bootloader: "pygrub" },
        settings: { bootloader_restrict: 1 },
        vbds: [{ vdev: "xvda", target: "/dev/vg1/web-root", size: "20GiB" }],
      },
    },
  },
});

/** By the domU's own setting, else by xl.conf's, else by a user that it runs as (libxl_create.c: !!b_info->bootloader_user). */
function isRestricted(host: Host, domU: DomU, setting: string, { needed }: Pick<Bench<Messages>, "needed">): boolean {
  for (const settings of [domU.settings, host.xlConf]) {
    const flag = flagSetting(settings, setting);
    if (flag !== undefined) return needed(flag, at(settings, setting));
  }
  return domU.settings.has("bootloader_user");
}
