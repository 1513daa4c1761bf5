import { eventActions, softResetNeedsHvm } from "../../lib/facts/event-actions";
import { eventActionsExist } from "../../policies/event-actions-exist";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const crash = (onCrash: string) => ({ domU: { onCrash } });
const reset = (type: string) => ({ domU: { type, settings: { on_watchdog: "soft-reset" } } });

policyCases(eventActionsExist, {
  valid: [
    { name: "a domU that says nothing", domU: {} },
    { name: "a core dump", ...crash("coredump-restart") },
    { name: "a soft reset of an HVM domU", ...reset("hvm") },
  ],
  invalid: [
    {
      name: "a word that is none",
      domU: { onReboot: "reboot" },
      says: [
        "its on_reboot is reboot, and Xen 4.17.5 takes destroy, restart, rename-restart, preserve, coredump-destroy, coredump-restart, soft-reset",
      ],
    },
    { name: "a word of another case", domU: { onPoweroff: "Destroy" }, says: ["its on_poweroff is Destroy"] },
    {
      name: "a core dump on 3.0.4, which takes none",
      host: { xen: { release: "3.0.4" } },
      ...crash("coredump-restart"),
      says: ["its on_crash is coredump-restart"],
    },
    {
      name: "a soft reset on 4.6.0",
      host: { xen: { release: "4.6.0" } },
      ...reset("hvm"),
      says: ["its on_watchdog is soft-reset"],
    },
    {
      name: "nothing, but warns of a soft reset of a PV domU",
      ...reset("pv"),
      severity: "warning",
      says: ["its on_watchdog is soft-reset, which a domU of type pv does not come back from"],
    },
  ],
  undecided: [
    {
      name: "an action on 3.0.1",
      host: { xen: { release: "3.0.1" } },
      ...crash("destroy"),
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

boundaryCases(eventActionsExist, eventActions, {
  at: (actions) => crash(actions.filter((action) => action !== "soft-reset").at(-1) ?? ""),
  past: () => crash("reboot"),
});
boundaryCases(eventActionsExist, softResetNeedsHvm, {
  at: () => reset("hvm"),
  past: () => reset("pv"),
  before: { refuses: "soft-reset is no action at all there" },
});
