import { xlConfKeys } from "../../lib/facts/xl-conf";
import { xlConfKeysAreKnown } from "../../policies/xl-conf-keys-are-known";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const on = (release: string, ...keys: readonly string[]) => ({
  host: { xen: { release }, xlConf: Object.fromEntries(keys.map((key) => [key, "1"])) },
});

policyCases(xlConfKeysAreKnown, {
  valid: [
    { name: "no xl.conf", host: {} },
    { name: "keys with dots", ...on("4.17.5", "vif.default.script", "vif.default.bridge") },
    { name: "a key of 4.18 there", ...on("4.18.0", "bootloader_restrict") },
    { name: "xl.conf on a host without xl", ...on("3.4.0", "autobaloon") },
  ],
  invalid: [
    {
      name: "a misspelt key",
      ...on("4.17.5", "autobaloon"),
      says: [
        "autobaloon in its xl.conf is ignored by xl of Xen 4.17.5, as by every other release: is autoballoon meant?",
      ],
    },
    {
      name: "a key that comes with a later release",
      ...on("4.17.5", "bootloader_restrict"),
      says: ["bootloader_restrict in its xl.conf is ignored by xl of Xen 4.17.5: Xen 4.18 and later reads it"],
    },
    { name: "a key like no other", ...on("4.17.5", "colour"), says: ["as by every other release"] },
  ],
  undecided: [],
});

boundaryCases(xlConfKeysAreKnown, xlConfKeys, {
  at: ({ added }, release) => on(release, ...added),
  past: (_, release) => on(release, "no_such_key"),
  before: { passes: "there is no xl that reads it" },
});
