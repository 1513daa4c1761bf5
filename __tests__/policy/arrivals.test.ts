import { parseFleet } from "../../lib/model/parse";
import { editedSample, type SampleEdits } from "../../lib/model/sample";
import { Unknown } from "../../lib/model/planned";
import { evaluate } from "../../lib/policy/evaluate";
import type { Finding } from "../../lib/policy/finding";
import { policies } from "../../policies";

const judged = (edits: SampleEdits): readonly Finding[] =>
  evaluate({ after: parseFleet(editedSample(edits), { file: "test" }) }, policies).findings;
const toBeta = { plannedOperations: [{ operation: "migrate", to: "beta", reason: "empty alpha" }] };
const words = (edits: SampleEdits): readonly string[] =>
  judged({ domU: toBeta, ...edits }).map(({ policy, message }) => `${policy}: ${message}`);

describe("a domU that a plan moves", () => {
  it("is clean where the other host has all that it needs", () => {
    expect(words({ otherHost: {} })).toEqual([]);
  });

  it("is judged on the other host, at the move", () => {
    const found = judged({ domU: toBeta, otherHost: { networks: [{ bridge: "br9", mode: "bridged" }] } });
    expect(
      found.map(({ policy, subject, path, message, related }) => ({ policy, subject, path, message, related })),
    ).toEqual([
      {
        policy: "vif-bridges-exist",
        subject: { kind: "domU", host: "alpha", name: "web" },
        path: "hosts.alpha.domUs.web.plannedOperations[0].to",
        message:
          "its planned migrate goes to beta, where the bridge xenbr0 of its vif 0 does not exist: the host declares br9",
        related: [{ path: "hosts.alpha.domUs.web.vifs[0].bridge" }],
      },
    ]);
  });

  it("takes part in what is judged of the other host", () => {
    const web = { name: "web", type: "pv", memory: "1GiB", wordSize: "x86_64", boot: { kernel: "/k" } };
    expect(words({ otherHost: { domUs: [web] } })).toEqual([
      "domu-names-are-unique: its planned migrate goes to beta, and of beta then: 2 of its domUs are called web",
    ]);
  });

  it("makes undecided what nobody says of the other host", () => {
    expect(words({ otherHost: { networks: null } })).toEqual([
      "vif-bridges-exist: Undecided: its planned migrate goes to beta, where hosts.beta.networks is not declared.",
    ]);
  });

  it("is not told a second time what is wrong where it is", () => {
    const found = judged({
      domU: { ...toBeta, vifs: [{ bridge: "nobridge", mac: "00:16:3e:12:34:56" }] },
      otherHost: {},
    });
    expect(found.map(({ policy, path }) => [policy, path])).toEqual([
      ["vif-bridges-exist", "hosts.alpha.domUs.web.vifs[0].bridge"],
    ]);
  });

  it("makes undecided what is not known until apply only once", () => {
    const found = judged({ domU: { ...toBeta, vifs: [{ bridge: new Unknown() }] }, otherHost: {} });
    expect(found.filter(({ policy }) => policy === "vif-bridges-exist")).toHaveLength(1);
  });

  it("is judged on each host that it goes to", () => {
    const twice = [...toBeta.plannedOperations, { operation: "restore", to: "beta", reason: "back" }];
    expect(
      words({ domU: { plannedOperations: twice }, otherHost: { networks: [{ bridge: "br9", mode: "bridged" }] } }),
    ).toHaveLength(1);
  });
});
