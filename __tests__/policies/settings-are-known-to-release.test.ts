import { vifSyntax } from "../../lib/facts/device-syntax";
import { toolstackKeys } from "../../lib/facts/toolstack-keys";
import { MODELLED_XL_KEYS } from "../../lib/model/things/dom-u";
import { settingsAreKnownToRelease } from "../../policies/settings-are-known-to-release";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const setting = (key: string, release?: string) => ({
  ...(release !== undefined && { host: { xen: { release } } }),
  domU: { settings: { [key]: 1 } },
});

policyCases(settingsAreKnownToRelease, {
  valid: [
    { name: "a key that every release of xl reads", ...setting("vnc") },
    { name: "a key of its first release", ...setting("hvm_pirq", "4.19.0") },
    { name: "a key that a point release took over from the next branch", ...setting("pvshim", "4.10.1") },
    { name: "a key of xm on 3.0.3", ...setting("vncconsole", "3.0.3") },
    { name: "a firmware on 4.10.0", host: { xen: { release: "4.10.0" } }, domU: { boot: { firmware: "pvgrub64" } } },
    {
      name: "a domU without settings on a release that no source covers",
      host: { xen: { release: "3.0.1" } },
      domU: { vifs: [] },
    },
  ],
  invalid: [
    {
      name: "a key one release before its first",
      ...setting("hvm_pirq", "4.18.6"),
      says: ["hvm_pirq is ignored by xl of Xen 4.18.6; it needs xl of Xen 4.19 and later"],
    },
    {
      name: "a key that only xm read",
      ...setting("vncconsole"),
      says: ["vncconsole is ignored by xl of Xen 4.17.5; it needs xm of Xen 3.0.3 up to, not including, 4.1"],
    },
    {
      name: "a key that xm lost",
      ...setting("ne2000", "3.0.3"),
      says: ["ne2000 is ignored by xm of Xen 3.0.3; it needs xm of Xen 3.0.2 up to, not including, 3.0.3"],
    },
    {
      name: "a key of xl on xm",
      ...setting("spice", "3.0.3"),
      says: ["spice is ignored by xm of Xen 3.0.3; it needs xl of Xen 4.2 and later"],
    },
    {
      name: "a key that both had, with a gap between",
      ...setting("localtime", "4.1.2"),
      says: ["it needs xm of Xen 3.0.2 up to, not including, 4.1 or xl of Xen 4.1.3 and later"],
    },
    {
      name: "a misspelt key",
      ...setting("nestedhmv"),
      says: ["nestedhmv is ignored by xl of Xen 4.17.5, as by every other release: is nestedhvm meant?"],
    },
    {
      name: "a key that is nothing like any",
      ...setting("foobar"),
      says: ["foobar is ignored by xl of Xen 4.17.5, as by every other release"],
    },
    {
      name: "a firmware on 4.9.0",
      host: { xen: { release: "4.9.0" } },
      domU: { boot: { firmware: "pvgrub64" } },
      says: ["firmware is ignored by xl of Xen 4.9.0; it needs xl of Xen 4.10 and later"],
    },
    {
      name: "a VLAN on 4.18.0",
      host: { xen: { release: "4.18.0" } },
      domU: { vifs: [{ bridge: "xenbr0", vlan: "10" }] },
      says: ["its vif 0 has vlan, which Xen 4.18.0 does not read"],
    },
    {
      name: "maxvcpus on 3.0.3",
      host: { xen: { release: "3.0.3" } },
      domU: { maxvcpus: 4 },
      says: ["maxvcpus is ignored by xm of Xen 3.0.3"],
    },
  ],
  undecided: [{ name: "a setting on 3.0.1", ...setting("vnc", "3.0.1"), says: ["no source was found for Xen 3.0.1"] }],
});

/** At each release that changed its keys: one of those that are new, and one that is read no more, or that is none. */
boundaryCases(settingsAreKnownToRelease, toolstackKeys, {
  at: ({ added, keys }) => ({
    domU: { settings: { [[...added, ...keys.keys()].find(isSetting) ?? "vnc"]: 1 }, vifs: [] },
  }),
  past: ({ removed }) => ({ domU: { settings: { [removed.find(isSetting) ?? "no_such_key"]: 1 }, vifs: [] } }),
});
boundaryCases(settingsAreKnownToRelease, vifSyntax, {
  at: () => ({ domU: { vifs: [{ mac: "00:16:3e:00:00:01" }] } }),
  past: ({ keys }) => {
    const missing = Object.entries({
      model: "e1000",
      rate: "1Mb/s",
      gatewaydev: "eth0",
      devid: 0,
      mtu: 1500,
      trusted: true,
      vlan: "10",
    }).find(([key]) => !keys.includes(key));
    return missing && { domU: { vifs: [{ [missing[0]]: missing[1] }] } };
  },
  before: { passes: "what a vif is made of before 3.0.2 is not judged" },
});

/** Passwords and fields of the model can't be settings. */
function isSetting(key: string): boolean {
  return !/passwd$/.test(key) && !MODELLED_XL_KEYS.some((modelled) => modelled === key);
}
