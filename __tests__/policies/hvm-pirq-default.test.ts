import { hvmPirqByDefault } from "../../lib/facts/hvm-pirq";
import { hvmPirqDefault } from "../../policies/hvm-pirq-default";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const hvm = (release: string, domU: object = {}) => ({
  host: { xen: { release } },
  domU: { type: "hvm", boot: null, ...domU },
});
const upgrade = (was: string, is: string, domU: object = {}) => ({ before: hvm(was, domU), ...hvm(is, domU) });

policyCases(hvmPirqDefault, {
  valid: [
    { name: "an HVM domU on 4.19.0 of which it is not known what was before", ...hvm("4.19.0") },
    { name: "an upgrade within those that have them", ...upgrade("4.17.5", "4.18.0") },
    { name: "an upgrade within those that have none", ...upgrade("4.19.0", "4.20.0") },
    { name: "a domU that asks for them", ...upgrade("4.18.0", "4.19.0", { settings: { hvm_pirq: 1 } }) },
    { name: "a domU that runs Windows", ...upgrade("4.18.0", "4.19.0", { os: "windows" }) },
    { name: "an upgrade from 4.0.4, before the sources begin", ...upgrade("4.0.4", "4.19.0") },
    { name: "a PV domU", before: { host: { xen: { release: "4.18.0" } } }, host: { xen: { release: "4.19.0" } } },
  ],
  invalid: [
    {
      name: "nothing, but tells of an upgrade from 4.18.0 to 4.19.0",
      ...upgrade("4.18.0", "4.19.0"),
      says: ["its host goes from Xen 4.18.0 to 4.19.0, and with that it loses HVM PIRQs"],
    },
    {
      name: "nothing, but tells of an upgrade from 4.1.0 to 4.22.0",
      ...upgrade("4.1.0", "4.22.0", { os: "linux" }),
      says: ["from Xen 4.1.0 to 4.22.0"],
    },
  ],
  undecided: [],
});

withoutBoundary(
  hvmPirqDefault,
  hvmPirqByDefault,
  "It is judged of two releases, the one before the change and the one after; both sides of each are in the table above.",
);
