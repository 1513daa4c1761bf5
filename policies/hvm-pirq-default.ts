import { hvmPirqByDefault } from "../lib/facts/hvm-pirq";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";

export const hvmPirqDefault = definePolicy({
  id: "hvm-pirq-default",
  subject: "domU",
  covers: ["M83"],
  judges: "change",
  family: "x86",
  severity: "info",
  summary: "An upgrade that turns HVM PIRQs off is known of.",
  rationale:
    "Up to 4.18 an HVM domU could take its devices' interrupts over event channels, and Linux did. From 4.19 on it can only if its configuration says hvm_pirq=1. " +
    "Linux takes interrupts in the ordinary way then, so that most domUs don't notice.",
  remedy:
    "Nothing, as a rule. Should a device of the domU fail after the upgrade, say hvm_pirq=1; say hvm_pirq=0 to have seen this.",
  notReported: "DomUs whose os is not linux, for only Linux uses it; a plan of which it is not known what was before.",
  facts: [hvmPirqByDefault],
  messages: {
    changed: message<{ was: string; is: string }>(
      ({ was, is }) =>
        `its host goes from Xen ${was} to ${is}, and with that it loses HVM PIRQs, for it doesn't say hvm_pirq`,
    ),
  },
  check({ host, domU, before }, { factOr, report }) {
    if (before === undefined || domU.type !== "hvm" || domU.settings.has("hvm_pirq")) return;
    if (isKnown(domU.os) && domU.os !== "linux") return;
    const [was, is] = [before.host.xen.release, host.xen.release];
    if (!isKnown(was) || !isKnown(is)) return;
    if (factOr(hvmPirqByDefault, was, false) && !factOr(hvmPirqByDefault, is, true))
      report("changed", { was: was.toString(), is: is.toString() }, at(domU.settings, "hvm_pirq"));
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.hvm_pirq",
      before: { host: { xen: { release: "4.18.0" } }, domU: { type: "hvm", boot: null } },
      host: { xen: { release: "4.19.0" } },
      domU: { type: "hvm", boot: null },
    },
    accepted: {
      before: { host: { xen: { release: "4.18.0" } }, domU: { type: "hvm", boot: null, settings: { hvm_pirq: 1 } } },
      host: { xen: { release: "4.19.0" } },
      domU: { type: "hvm", boot: null, settings: { hvm_pirq: 1 } },
    },
  },
});
