import { hostsAreRecognized } from "../../policies/hosts-are-recognized";
import { policyCases } from "../support/policy-cases";

/** The sample's host under another name and address, with nothing on it that was known before. */
const gamma = {
  host: {
    name: "gamma",
    address: "gamma.example.net",
    volumeGroups: [{ name: "vg0", size: "500GiB", logicalVolumes: [{ name: "web-root", size: "20GiB" }] }],
  },
  domU: { vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:58" }] },
};

policyCases(hostsAreRecognized, {
  valid: [
    { name: "a host that keeps its name at another address", host: { address: "10.0.0.1" }, before: {} },
    {
      name: "a former name that was said before already",
      host: { formerly: "beta" },
      before: { host: { formerly: "beta" } },
    },
    { name: "a host that is new beside the others", otherHost: {}, before: {} },
  ],
  invalid: [
    {
      name: "a host that may be another under a new name and address",
      ...gamma,
      before: {},
      says: ["host alpha is no longer declared", "host gamma is new, and alpha is gone"],
      severities: ["info", "error"],
    },
    {
      name: "nothing, but tells of a host that says what it was called",
      host: { ...gamma.host, formerly: "alpha" },
      domU: gamma.domU,
      before: {},
      severity: "info",
      says: ["host alpha is called gamma now: formerly says so"],
    },
    {
      name: "nothing, but tells of a host of the same address",
      host: { name: "gamma", address: "ALPHA.example.net." },
      domU: gamma.domU,
      before: {},
      severity: "info",
      says: ["host alpha is called gamma now: it has the same address"],
    },
    {
      name: "nothing, but tells of a host with the same MAC address on it",
      host: gamma.host,
      before: {},
      severity: "info",
      says: ["host alpha is called gamma now: the UUIDs or MAC addresses on it are the same"],
    },
    {
      name: "nothing, but tells of a host that is gone",
      before: { otherHost: {} },
      severity: "info",
      says: ["host beta is no longer declared"],
    },
    {
      name: "a host whose address another one has, and that has none itself",
      host: { address: null },
      otherHost: { address: "alpha.example.net" },
      before: {},
      says: ["host alpha is called beta now", "host alpha was reached by the address that beta has now"],
      severities: ["info", "error"],
    },
    {
      name: "nothing, but warns of a former name that no host had",
      host: { formerly: "alhpa" },
      before: {},
      severity: "warning",
      says: ["there was no host of that name before"],
    },
  ],
  undecided: [],
});
