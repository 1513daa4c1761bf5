import { consolePasswords } from "../lib/facts/vnc";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const passwordsAreKeptOut = definePolicy({
  id: "passwords-are-kept-out",
  subject: "domU",
  covers: ["M70"],
  judges: "state",
  severity: "info",
  summary: "A domU's declaration holds no password.",
  rationale:
    "Who can read a file in a repository can read the password in it, and has the domU's console. The value is not kept: no report, plan or script of xenplan repeats it, and so nothing can be emitted for this domU.",
  remedy: "Leave it out, let the display listen on 127.0.0.1, and reach it through ssh.",
  notReported: "A password within vfb, which is refused where it is read.",
  facts: [consolePasswords],
  messages: {
    held: message<{ key: string }>(
      ({ key }) => `its ${key} stands in the declaration, for everybody who can read that`,
    ),
  },
  check({ host, domU }, { cite, report }) {
    for (const key of ["vncpasswd", "spicepasswd"]) {
      if (!domU.settings.has(key)) continue;
      cite(consolePasswords, host.xen.release);
      report("held", { key }, at(domU.settings, key));
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.vncpasswd",
      domU: { type: "hvm", boot: null, settings: { vncpasswd: "example" } },
    },
    accepted: { domU: { type: "hvm", boot: null, settings: { vnclisten: "127.0.0.1" } } },
  },
});
