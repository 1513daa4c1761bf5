import { xlReadsConfigurationWhole } from "../../policies/xl-reads-configuration-whole";
import { policyCases } from "../support/policy-cases";

const remark = (outcome: string, says: string) => ({ domU: { remarks: [{ outcome, says }] } });

policyCases(xlReadsConfigurationWhole, {
  valid: [{ name: "a file of which nothing is lost" }],
  invalid: [
    {
      name: "what is no setting",
      ...remark("refused", "memory stands alone"),
      says: ["xl of Xen 4.17.5 makes no domU of its file: memory stands alone"],
    },
    {
      name: "a part of a vif that nobody knows",
      ...remark("dropped", "colour=red: no such parameter of a vif"),
      says: ["goes on without a part of its file: colour=red"],
      severity: "warning",
    },
    {
      name: "a part that this program does not read",
      ...remark("unread", "vsnd: a list of lists"),
      says: ["not read yet: vsnd: a list of lists"],
      severity: "info",
    },
  ],
  undecided: [],
});
