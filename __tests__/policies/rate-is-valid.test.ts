import { rateSyntax } from "../../lib/facts/vif-rate";
import { rateIsValid } from "../../policies/rate-is-valid";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const rate = (text: string) => ({ domU: { vifs: [{ bridge: "xenbr0", rate: text }] } });
const old = { host: { xen: { release: "3.0.3" } } };

// Accepted and refused as in Xen's own tools/xl/check-xl-vif-parse.
policyCases(rateIsValid, {
  valid: [
    { name: "megabits", ...rate("10Mb/s") },
    { name: "bytes with an interval", ...rate("1MB/s@20ms") },
    { name: "an interval in seconds", ...rate("10MB/s@1s") },
    { name: "an interval without a unit", ...rate("10MB/s@1") },
    { name: "the largest number", ...rate("4294967295b/s") },
    { name: "a rate on 3.0.3", ...old, ...rate("10Mb/s@50ms") },
    { name: "anything on 4.1.0, which does not read it", host: { xen: { release: "4.1.0" } }, ...rate("fast") },
  ],
  invalid: [
    {
      name: "words",
      ...rate("fast"),
      says: ["the rate of its vif 0 is fast, which is not a number, G, M or K, and B/s or b/s: Xen 4.17.5 refuses it"],
    },
    { name: "a rate of nothing", ...rate("0B/s"), says: ["which allows nothing"] },
    { name: "a number of 33 bits", ...rate("4294967296Kb/s"), says: ["which has a number above 4294967295"] },
    {
      name: "an interval in hours",
      ...rate("10Mb/s@10h"),
      says: ["which has an interval that is not a number of s, ms or us"],
    },
    { name: "an interval of nothing", ...rate("1B/s@0us"), says: ["which has an interval of nothing"] },
    {
      name: "an interval above 32 bits of microseconds",
      ...rate("1B/s@4295s"),
      says: ["which has an interval above 4294967295 microseconds"],
    },
    { name: "more than can be counted", ...rate("4294967295GB/s@5us"), says: ["which is too large to be counted"] },
    { name: "an empty rate before an interval", ...rate("@20ms"), says: ["which is not a number"] },
    {
      name: "nothing, but warns of an interval without a unit on 3.0.3",
      ...old,
      ...rate("10Mb/s@50m"),
      severity: "warning",
      says: ["Xen 3.0.3 sets no limit then"],
    },
    {
      name: "nothing, but warns of more than 32 bits of bytes on 3.0.3",
      ...old,
      ...rate("100GB/s@1s"),
      severity: "warning",
      says: ["which is too large to be counted"],
    },
  ],
  undecided: [
    {
      name: "a rate on 3.0.1",
      host: { xen: { release: "3.0.1" } },
      ...rate("10Mb/s"),
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

boundaryCases(rateIsValid, rateSyntax, {
  at: () => rate("10Mb/s"),
  past: (syntax) => (syntax === "not read" ? undefined : rate("10Mbit/s")),
});
