import { releasesThatKnow } from "../lib/facts/word-table";
import { xlConfKeys } from "../lib/facts/xl-conf";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { nearest } from "../lib/units/nearest";

export const xlConfKeysAreKnown = definePolicy({
  id: "xl-conf-keys-are-known",
  subject: "host",
  covers: ["D09"],
  judges: "state",
  severity: "warning",
  summary: "Every key of xl.conf is one that the host's xl reads.",
  rationale:
    "xl says nothing of a key that it does not know: a misspelt one, or one of another release, is ignored, and the default is in force for every domU of the host.",
  remedy: "Correct the key, drop it, or upgrade the host to a release that reads it.",
  notReported: "Hosts of releases without xl: toolstack-exists-in-release reports those.",
  facts: [xlConfKeys],
  messages: {
    otherRelease: message<{ key: string; release: string; releases: readonly string[] }>(
      ({ key, release, releases }) =>
        `${key} in its xl.conf is ignored by xl of Xen ${release}: Xen ${releases.join(", and ")} reads it`,
      { remedy: "Drop the key, or upgrade the host to a release that reads it." },
    ),
    unknown: message<{ key: string; release: string; near: string | undefined }>(
      ({ key, release, near }) =>
        `${key} in its xl.conf is ignored by xl of Xen ${release}, as by every other release${near === undefined ? "" : `: is ${near} meant?`}`,
      { remedy: ({ near }) => (near === undefined ? "Drop the key." : `Write ${near}, or drop the key.`) },
    ),
  },
  check({ host }, { need, factOr, report }) {
    if (host.xlConf.size === 0) return;
    const release = need(host.xen, "release");
    const words = factOr(xlConfKeys, release, undefined);
    if (words === undefined) return;
    for (const key of host.xlConf.keys()) {
      if (words.known.has(key)) continue;
      const releases = releasesThatKnow(key, xlConfKeys.spans);
      const place = at(host.xlConf, key);
      if (releases.length > 0) report("otherRelease", { key, release: release.toString(), releases }, place);
      else report("unknown", { key, release: release.toString(), near: nearest(key, words.known) }, place);
    }
  },
  examples: {
    rejected: { at: "xlConf.autobaloon", host: { xlConf: { autobaloon: "off" } } },
    accepted: { host: { xlConf: { autoballoon: "off" } } },
  },
});
