import { armKeys } from "../../lib/facts/arm";
import { armKeysAreOnArm } from "../../policies/arm-keys-are-on-arm";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const set = (settings: Record<string, string>, host: object = {}) => ({ host: host as never, domU: { settings } });
const NOBODY_SAYS = {
  hardwareVirtualization: null,
  xen: { wordSize: null },
  dom0: { wordSize: null },
};

policyCases(armKeysAreOnArm, {
  valid: [
    { name: "a key of x86", ...set({ vga: "none" }) },
    {
      name: "a key of Arm there, by xen_caps",
      ...set({ gic_version: "v3" }, { xen: { capabilities: ["xen-3.0-aarch64", "xen-3.0-armv7l"] } }),
    },
    { name: "a key of Arm there, as declared", ...set({ sve: "hw" }, { architecture: "arm64" }) },
    { name: "a key of Arm on a host of which nothing says what it is", ...set({ tee: "optee" }, NOBODY_SAYS) },
  ],
  invalid: [
    {
      name: "nothing, but warns of a key of Arm on x86",
      ...set({ gic_version: "v3" }),
      says: ["it sets gic_version, which is for Arm, and its host is of x86"],
    },
  ],
  undecided: [],
});

boundaryCases(armKeysAreOnArm, armKeys, {
  at: () => set({ vga: "none" }),
  past: (keys) => set({ [keys[0] ?? ""]: "v3" }),
  before: { passes: "no release before it was looked at" },
});
