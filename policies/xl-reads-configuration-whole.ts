import { configurationReading } from "../lib/facts/configuration-reading";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message, messageOf } from "../lib/policy/policy";

export const xlReadsConfigurationWhole = definePolicy({
  id: "xl-reads-configuration-whole",
  subject: "domU",
  covers: [],
  judges: "state",
  severity: "error",
  summary: "xl reads all that stands in a domU's configuration file.",
  rationale:
    "xl makes no domU of a file that isn't of its grammar, which is found out at the next start: often years later, in the night. And it goes on without what it doesn't know in a vif, " +
    "or what a later line sets again: the domU runs, and not as its file says.",
  remedy: "Write the part as the message says, or remove it.",
  notReported:
    "Keys that the release doesn't read: settings-are-known-to-release reports those. What is within the texts of keys other than disk, vif, pci and vnuma.",
  facts: [configurationReading],
  messages: {
    refused: message<{ says: string; release: string }>(
      ({ says, release }) => `xl of Xen ${release} makes no domU of its file: ${says}`,
    ),
    dropped: messageOf<{ says: string; release: string }>(
      "warning",
      ({ says, release }) => `xl of Xen ${release} goes on without a part of its file: ${says}`,
    ),
    unread: messageOf<{ says: string; release: string }>(
      "info",
      ({ says }) => `a part of its file is not judged, for it is not read yet: ${says}`,
      { remedy: "Look at it yourself: nothing is emitted for the domU." },
    ),
  },
  check({ host, domU }, { need, cite, report }) {
    if (domU.remarks.length === 0) return;
    const release = need(host.xen, "release");
    cite(configurationReading, release);
    for (const remark of domU.remarks) {
      const { outcome, says } = remark;
      if (isKnown(outcome) && isKnown(says))
        report(outcome, { says, release: release.toString() }, { at: at(remark, "says"), about: says });
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.remarks[0].says",
      domU: { remarks: [{ outcome: "refused", says: "the end of the line stands where = after memory was expected" }] },
    },
    accepted: {},
  },
});
