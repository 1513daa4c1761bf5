import { problemOfRate, rateSyntax } from "../lib/facts/vif-rate";
import { at } from "../lib/model/place";
import { definePolicy, message, messageOf } from "../lib/policy/policy";

interface Details {
  readonly index: number;
  readonly rate: string;
  readonly problem: string;
  readonly release: string;
}

export const rateIsValid = definePolicy({
  id: "rate-is-valid",
  subject: "domU",
  covers: ["M65"],
  judges: "state",
  severity: "error",
  summary: "The limit of a vif's rate is one that the toolstack can read.",
  rationale: "xl exits over a rate that it can't read, and the domU does not start. xend starts it without a limit.",
  remedy: "Write it as 10Mb/s, 250KB/s or 1MB/s@20ms.",
  notReported: "A rate on a release that does not read it: settings-are-known-to-release reports that.",
  facts: [rateSyntax],
  messages: {
    refused: message<Details>(
      ({ index, rate, problem, release }) =>
        `the rate of its vif ${index} is ${rate}, which ${problem}: Xen ${release} refuses it`,
    ),
    unlimited: messageOf<Details>(
      "warning",
      ({ index, rate, problem, release }) =>
        `the rate of its vif ${index} is ${rate}, which ${problem}: Xen ${release} sets no limit then`,
    ),
  },
  check({ host, domU }, { need, fact, report }) {
    domU.vifs.forEach((vif, index) => {
      if (vif.rate === undefined) return;
      const release = need(host.xen, "release");
      const syntax = fact(rateSyntax, release);
      if (syntax === "not read") return;
      const rate = need(vif, "rate");
      const problem = problemOfRate(rate, syntax);
      if (problem !== undefined)
        report(syntax.otherwise, { index, rate, problem, release: release.toString() }, at(vif, "rate"));
    });
  },
  examples: {
    rejected: {
      at: "domUs.web.vifs[0].rate",
      domU: { vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56", rate: "10 Mbit" }] },
    },
    accepted: { domU: { vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56", rate: "10Mb/s" }] } },
  },
});
