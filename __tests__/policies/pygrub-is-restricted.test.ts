import { bootloaderRestriction } from "../../lib/facts/boot";
import { pygrubIsRestricted } from "../../policies/pygrub-is-restricted";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const boot = { kernel: null, ramdisk: null, extra: null, bootloader: "pygrub" };
const pv = (release: string, settings: object = {}, domU: object = {}) => ({
  host: { xen: { release } },
  domU: { trusted: false, boot, settings, ...domU },
});
const restricted = { bootloader_restrict: 1 };

policyCases(pygrubIsRestricted, {
  valid: [
    { name: "pygrub without privileges on 4.18.0", ...pv("4.18.0", restricted) },
    {
      name: "pygrub that xl.conf restricts",
      ...pv("4.18.0"),
      host: { xen: { release: "4.18.0" }, xlConf: restricted },
    },
    { name: "pygrub with a user, which restricts it too", ...pv("4.18.0", { bootloader_user: "boot-web" }) },
    { name: "pygrub of a trusted domU", ...pv("4.18.0", {}, { trusted: true }) },
    { name: "pygrub of a domU of which nobody says whether it is trusted", ...pv("4.16.0", {}, { trusted: null }) },
    { name: "another boot loader", ...pv("4.18.0", {}, { boot: { ...boot, bootloader: "/opt/boot/netboot" } }) },
    { name: "an untrusted domU with a kernel out of dom0", ...pv("4.17.5", {}, { boot: { kernel: "/boot/vmlinuz" } }) },
    {
      name: "two domUs with users of their own",
      ...pv("4.18.0", { ...restricted, bootloader_user: "boot-web" }),
      otherDomU: { settings: { bootloader_user: "boot-mail" } },
    },
  ],
  invalid: [
    {
      name: "nothing, but warns of pygrub as root on 4.18.0",
      ...pv("4.18.0"),
      says: ["it is not trusted, and pygrub reads its disk as root of dom0: it does not set bootloader_restrict=1"],
    },
    {
      name: "nothing, but warns of pygrub by its path, restriction turned off",
      ...pv("4.22.0", { bootloader_restrict: 0 }, { boot: { ...boot, bootloader: "/usr/lib/xen-4.22/bin/pygrub" } }),
      says: ["does not set bootloader_restrict=1"],
    },
    {
      name: "nothing, but warns of pygrub on 4.17.7, whose setting is in the environment",
      ...pv("4.17.7", restricted),
      says: ["unless LIBXL_BOOTLOADER_RESTRICT is set wherever xl runs"],
    },
    {
      name: "nothing, but warns of pygrub on 4.17.2, which can't do otherwise",
      ...pv("4.17.2", restricted),
      says: ["that release can't run it otherwise"],
    },
    {
      name: "nothing, but warns of pygrub that the domU frees from what xl.conf says",
      ...pv("4.18.0", { bootloader_restrict: 0 }),
      host: { xen: { release: "4.18.0" }, xlConf: restricted },
      says: ["does not set bootloader_restrict=1"],
    },
    {
      name: "nothing, but warns of a user that two share",
      ...pv("4.18.0", { ...restricted, bootloader_user: "boot" }),
      otherDomU: { settings: { bootloader_user: "boot" } },
      says: ["its boot loader runs as boot, as does that of mail"],
    },
  ],
  undecided: [
    { name: "pygrub on 3.0.1, before the sources begin", ...pv("3.0.1"), says: ["no source was found for Xen 3.0.1"] },
  ],
});

boundaryCases(pygrubIsRestricted, bootloaderRestriction, {
  at: ({ setting }, release) =>
    setting === undefined ? pv(release, {}, { trusted: true }) : pv(release, { [setting]: 1 }),
  past: (_, release) => pv(release),
  before: (release) => pv(release),
});
