import { type AnyFact, defineFact } from "../../lib/facts/fact";
import { definePolicy, message } from "../../lib/policy/policy";
import { boundaryCases, uncovered } from "./boundary-cases";
import { fewVcpus, vcpusAreFew } from "./policies";
import { policyCases } from "./policy-cases";
import { unanswered, withoutBoundary } from "./versioned-facts";

const citation = { source: "tests", locator: "here", release: "1", quote: "so" };
const about = { basis: "documented", scope: "Tests alone." } as const;

const gapped = defineFact<boolean>({
  ...about,
  id: "gapped",
  statement: "Whether a domU's kernel may have few vCPUs only.",
  axis: "linux",
  spans: [
    { since: "5.0", value: true, citation },
    { since: "2.6.16", until: "4.9", value: false, citation },
  ],
});

const cited = defineFact<boolean>({
  ...about,
  id: "cited",
  statement: "Nothing.",
  spans: [
    { since: "4.1", value: true, citation },
    { since: "4.0", until: "4.1", value: true, citation },
  ],
});

const vcpusAreFewByKernel = definePolicy({
  id: "vcpus-are-few-by-kernel",
  subject: "domU",
  covers: [],
  judges: "state",
  severity: "error",
  summary: "A domU has few vCPUs.",
  rationale: "The tests say so.",
  remedy: "Take some away.",
  facts: [gapped, cited],
  messages: { many: message<object>(() => "it has too many vCPUs") },
  check({ domU }, { need, fact, report }) {
    if (fact(gapped, need(domU, "kernel")) && need(domU, "vcpus") > 2) report("many", {});
  },
  examples: { rejected: { domU: { vcpus: 8 } }, accepted: {} },
});

// They test themselves: each generates tests, which pass.
boundaryCases(vcpusAreFew, fewVcpus, {
  at: (limit) => ({ domU: { vcpus: limit } }),
  past: (limit) => ({ domU: { vcpus: limit + 1 } }),
});
boundaryCases(vcpusAreFewByKernel, gapped, {
  at: (few) => ({ domU: { vcpus: few ? 2 : 8 } }),
  past: (few) => (few ? { domU: { vcpus: 8 } } : undefined),
});
policyCases(vcpusAreFew, { valid: [], invalid: [], undecided: [] });

describe("the releases that no source covers", () => {
  const of = (fact: AnyFact) => uncovered(fact).map(({ release, span }) => [release, span.since.toString()]);

  it("are the last one before the oldest span, across branches", () => {
    expect(of(fewVcpus)).toEqual([["3.4.4", "4.0"]]);
    expect(
      of(defineFact({ ...about, id: "x", statement: "X.", spans: [{ since: "3.0.2", value: 1, citation }] })),
    ).toEqual([["3.0.1", "3.0.2"]]);
    expect(
      of(defineFact({ ...about, id: "x", statement: "X.", spans: [{ since: "2.0", value: 1, citation }] })),
    ).toEqual([]);
  });

  it("are the first of each gap, and some kernel before the oldest", () => {
    expect(of(gapped)).toEqual([
      ["4.9", "2.6.16"],
      ["2.6.15", "2.6.16"],
    ]);
  });
});

describe("a fact of several spans", () => {
  it("is missed until the test says something of it", () => {
    expect(unanswered(vcpusAreFew)).toEqual([]);
    expect(
      unanswered({
        ...vcpusAreFewByKernel,
        facts: [gapped, cited, defineFact({ ...cited, id: "other", spans: [{ since: "4.1", value: true, citation }] })],
      }),
    ).toEqual([]);
    expect(unanswered({ ...vcpusAreFewByKernel, id: "another" })).toEqual(["gapped", "cited"]);
  });

  withoutBoundary(vcpusAreFewByKernel, cited, "It is cited, and decides nothing.");
});
