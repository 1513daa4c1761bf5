import { pygrubPath } from "../../lib/facts/boot";
import { bootloaderPathExists } from "../../policies/bootloader-path-exists";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const pv = (release: string, bootloader: string) => ({
  host: { xen: { release } },
  domU: { boot: { kernel: null, ramdisk: null, extra: null, bootloader } },
});

policyCases(bootloaderPathExists, {
  valid: [
    { name: "pygrub by its name on 4.19.0", ...pv("4.19.0", "pygrub") },
    { name: "another path on 4.19.0", ...pv("4.19.0", "/usr/lib/xen-4.19/bin/pygrub") },
    { name: "the path on 3.0.3, where the program lies", ...pv("3.0.3", "/usr/bin/pygrub") },
    { name: "a kernel", domU: {} },
  ],
  invalid: [
    {
      name: "the path on 4.19.0",
      ...pv("4.19.0", "/usr/bin/pygrub"),
      says: ["its boot loader is /usr/bin/pygrub, which Xen 4.19.0 does not have any more"],
    },
    {
      name: "nothing, but tells of the path on 4.18.0",
      ...pv("4.18.0", "/usr/bin/pygrub"),
      severity: "info",
      says: ["which is deprecated on Xen 4.18.0"],
    },
  ],
  undecided: [
    {
      name: "the path on 3.0.1, before the sources begin",
      ...pv("3.0.1", "/usr/bin/pygrub"),
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

boundaryCases(bootloaderPathExists, pygrubPath, {
  at: ({ path, is }, release) => pv(release, is === "the program" ? path : "pygrub"),
  past: ({ path, is }, release) => (is === "the program" ? undefined : pv(release, path)),
});
