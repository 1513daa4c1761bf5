import { pvGrubStubdom } from "../../lib/facts/boot";
import { pvgrubStubdomExists } from "../../policies/pvgrub-stubdom-exists";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const pv = (release: string, kernel: string) => ({
  host: { xen: { release } },
  domU: { boot: { kernel, ramdisk: null, extra: null } },
});

policyCases(pvgrubStubdomExists, {
  valid: [
    { name: "pv-grub on 4.15.0", ...pv("4.15.0", "/usr/lib/xen/boot/pv-grub-x86_64.gz") },
    { name: "a kernel on 4.16.0", ...pv("4.16.0", "/boot/vmlinuz") },
    { name: "GRUB's own pvgrub64 on 4.17.5", ...pv("4.17.5", "/usr/lib/grub-xen/grub-x86_64-xen.bin") },
    { name: "a boot loader", domU: { boot: { kernel: null, bootloader: "pygrub" } } },
  ],
  invalid: [
    {
      name: "nothing, but warns of pv-grub on 4.16.0",
      ...pv("4.16.0", "/usr/lib/xen/boot/pv-grub-x86_64.gz"),
      says: [
        "its kernel is /usr/lib/xen/boot/pv-grub-x86_64.gz, which Xen 4.16.0 has only if it was built with --enable-pv-grub",
      ],
    },
    {
      name: "nothing, but warns of the 32-bit one on 4.22.0",
      ...pv("4.22.0", "/usr/lib/xen/boot/pv-grub-x86_32.gz"),
      says: ["only if it was built"],
    },
  ],
  undecided: [],
});

boundaryCases(pvgrubStubdomExists, pvGrubStubdom, {
  at: ({ built, file }, release) => pv(release, built ? `/boot/${file}x86_64.gz` : "/boot/vmlinuz"),
  past: ({ built, file }, release) => (built ? undefined : pv(release, `/boot/${file}x86_64.gz`)),
  before: { passes: "there was no pv-grub before 3.3, and a file of that name is someone's own" },
});
