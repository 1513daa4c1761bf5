import { hostKeyIsAskedFor } from "../lib/facts/ssh";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const hostKeyIsChecked = definePolicy({
  id: "host-key-is-checked",
  subject: "host",
  covers: [],
  judges: "state",
  severity: "warning",
  summary: "Terraform runs scripts as root only on a host that has shown its key.",
  rationale:
    "Whoever answers at the host's address gets the scripts, and with them the configuration of every domU. Between a runner and a host that can be anybody who is on the network.",
  remedy: "Give the connection a hostKey, or a knownHostsFile.",
  facts: [hostKeyIsAskedFor],
  messages: {
    unchecked: message(() => "its connection says hostKey: none, so whoever answers at its address is taken for it"),
  },
  check({ host }, { cite, report }) {
    if (host.hostKey === undefined) return;
    cite(hostKeyIsAskedFor, host.xen.release);
    report("unchecked", undefined, at(host, "hostKey"));
  },
  examples: {
    rejected: { at: "hostKey", host: { hostKey: "none" } },
    accepted: {},
  },
});
