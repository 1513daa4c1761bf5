import { vifSyntax } from "../lib/facts/device-syntax";
import { releasesThatRead, toolstackKeys } from "../lib/facts/toolstack-keys";
import type { DomU, Vif } from "../lib/model/fleet";
import { at, type Place } from "../lib/model/place";
import { nearest } from "../lib/units/nearest";
import { definePolicy, message } from "../lib/policy/policy";

export const settingsAreKnownToRelease = definePolicy({
  id: "settings-are-known-to-release",
  subject: "domU",
  covers: ["H15b", "M89"],
  judges: "state",
  severity: "warning",
  summary: "Every setting of a domU is one that its host's toolstack reads.",
  rationale:
    "Neither xl nor xm says a word about a key that it does not know: a misspelt one, or one of a newer release, is ignored, and the default is in force. Which keys a release reads is taken from its own source.",
  remedy: "Correct the name, drop the setting, or wait for the release that reads it.",
  notReported:
    "Keys that are read for another guest type or architecture only; keys of a vif on releases before 3.0.2; on hosts of 4.1 to 4.4 that still run xend, what xm reads and xl does not.",
  facts: [toolstackKeys, vifSyntax],
  messages: {
    otherRelease: message<{ key: string; reader: string; releases: readonly string[] }>(
      ({ key, reader, releases }) => `${key} is ignored by ${reader}; it needs ${releases.join(" or ")}`,
    ),
    unknown: message<{ key: string; reader: string; nearest: string | undefined }>(
      ({ key, reader, nearest: near }) =>
        `${key} is ignored by ${reader}, as by every other release${near === undefined ? "" : `: is ${near} meant?`}`,
    ),
    vifKey: message<{ index: number; key: string; release: string; keys: readonly string[] }>(
      ({ index, key, release, keys }) =>
        `its vif ${index} has ${key}, which Xen ${release} does not read: it reads ${keys.join(", ")}`,
    ),
  },
  check({ host, domU }, { need, fact, factOr, report }) {
    const declared = [
      ...[...domU.settings.keys()].map((key) => ({ key, place: at(domU.settings, key) })),
      ...keysOfFields(domU),
    ];
    if (declared.length === 0 && domU.vifs.every((vif) => keysOfVif(vif).length === 0)) return;
    const release = need(host.xen, "release");
    const syntax = factOr(vifSyntax, release, undefined);
    domU.vifs.forEach((vif, index) => {
      const keys = keysOfVif(vif);
      for (const key of syntax === undefined ? [] : keys)
        if (!syntax?.keys.includes(key))
          report("vifKey", { index, key, release: release.toString(), keys: syntax?.keys ?? [] }, at(vif, key));
    });
    if (declared.length === 0) return;
    const { toolstack, keys } = fact(toolstackKeys, release);
    const reader = `${toolstack} of Xen ${release}`;
    for (const { key, place } of declared) {
      if (keys.has(key)) continue;
      const releases = releasesThatRead(key);
      if (releases.length > 0) report("otherRelease", { key, reader, releases }, place);
      else report("unknown", { key, reader, nearest: nearest(key, keys.keys()) }, place);
    }
  },
  examples: {
    rejected: { at: "domUs.web.settings.hvm_pirq", domU: { type: "hvm", boot: null, settings: { hvm_pirq: 1 } } },
    accepted: { host: { xen: { release: "4.19.0" } }, domU: { type: "hvm", boot: null, settings: { hvm_pirq: 1 } } },
  },
});

/** The keys of fields that not every release reads. What says nothing to the toolstack has none. */
function keysOfFields(domU: DomU): { readonly key: string; readonly place: Place }[] {
  const { boot, maxvcpus, maxGrantFrames, pci, vnuma } = domU;
  return [
    ...(boot.bios === undefined ? [] : [{ key: "bios", place: at(boot, "bios") }]),
    ...(boot.firmware === undefined ? [] : [{ key: "firmware", place: at(boot, "firmware") }]),
    ...(maxvcpus === undefined ? [] : [{ key: "maxvcpus", place: at(domU, "maxvcpus") }]),
    ...(maxGrantFrames === undefined ? [] : [{ key: "max_grant_frames", place: at(domU, "maxGrantFrames") }]),
    ...(pci.length === 0 ? [] : [{ key: "pci", place: at(domU, "pci") }]),
    ...(vnuma.length === 0 ? [] : [{ key: "vnuma", place: at(domU, "vnuma") }]),
  ];
}

const VIF_KEYS = [
  "type",
  "model",
  "mac",
  "bridge",
  "ip",
  "script",
  "vifname",
  "rate",
  "backend",
  "gatewaydev",
  "devid",
  "mtu",
  "vlan",
  "trusted",
] as const;

function keysOfVif(vif: Vif): (typeof VIF_KEYS)[number][] {
  return VIF_KEYS.filter((key) => vif[key] !== undefined);
}
