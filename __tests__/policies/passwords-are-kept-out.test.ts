import { passwordsAreKeptOut } from "../../policies/passwords-are-kept-out";
import { policyCases } from "../support/policy-cases";

policyCases(passwordsAreKeptOut, {
  valid: [
    { name: "a domU without settings", domU: {} },
    { name: "a display of dom0's own", domU: { settings: { vnclisten: "127.0.0.1" } } },
  ],
  invalid: [
    {
      name: "nothing, but tells of a password of VNC",
      domU: { settings: { vncpasswd: "hunter2" } },
      says: ["its vncpasswd stands in the declaration"],
    },
    {
      name: "nothing, but tells of one that is a number, of SPICE",
      domU: { type: "hvm", settings: { spicepasswd: 12345 } },
      says: ["its spicepasswd stands in the declaration"],
    },
  ],
  undecided: [],
});
