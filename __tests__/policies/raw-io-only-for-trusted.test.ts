import { rawIoForTrusted } from "../../lib/facts/passthrough-risk";
import { rawIoOnlyForTrusted } from "../../policies/raw-io-only-for-trusted";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const values: Readonly<Record<string, string[]>> = { ioports: ["2f8-2ff"], iomem: ["e4000,4"], irqs: ["9"] };
const having = (keys: readonly string[], trusted: boolean) => ({
  domU: { trusted, settings: Object.fromEntries(keys.map((key) => [key, values[key] ?? []])) },
});

policyCases(rawIoOnlyForTrusted, {
  valid: [
    { name: "ports of a trusted domU", domU: { trusted: true, settings: { ioports: ["2f8-2ff"] } } },
    { name: "ports of a domU of which nothing is said about trust", domU: { settings: { ioports: ["2f8-2ff"] } } },
    { name: "an untrusted domU without any", domU: { trusted: false } },
  ],
  invalid: [
    {
      name: "ports of an untrusted domU",
      domU: { trusted: false, settings: { ioports: ["2f8-2ff"] } },
      says: ["it is not trusted and has ioports, which Xen 4.17.5 recommends for trusted domUs only"],
    },
    {
      name: "registers and interrupts of an untrusted domU",
      domU: { trusted: false, settings: { iomem: ["e4000,4"], irqs: ["9"] } },
      says: ["has iomem", "has irqs"],
    },
  ],
  undecided: [
    {
      name: "ports of an untrusted domU on 4.1.6, before the sources begin",
      host: { xen: { release: "4.1.6" } },
      domU: { trusted: false, settings: { ioports: ["2f8"] } },
      says: ["no source was found for Xen 4.1.6"],
    },
  ],
});

boundaryCases(rawIoOnlyForTrusted, rawIoForTrusted, {
  at: (keys) => having(keys, true),
  past: (keys) => having(keys.slice(-1), false),
  before: () => having(["ioports"], false),
});
