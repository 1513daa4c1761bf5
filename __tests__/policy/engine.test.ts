import * as fc from "fast-check";
import { defineFact } from "../../lib/facts/fact";
import { sampleFleet, type SampleEdits, editedSample } from "../../lib/model/sample";
import type { FleetDocument, RawObject } from "../../lib/model/document";
import { parseFleet } from "../../lib/model/parse";
import { at } from "../../lib/model/place";
import { Unknown } from "../../lib/model/planned";
import { PolicyFailure } from "../../lib/policy/checker";
import { evaluate } from "../../lib/policy/evaluate";
import type { Subject } from "../../lib/policy/finding";
import {
  type AnyPolicy,
  type Bench,
  definePolicy,
  message,
  messageOf,
  type Messages,
  type SubjectOf,
  type Subjects,
} from "../../lib/policy/policy";
import { policies } from "../../policies";

const parse = (document: FleetDocument) => parseFleet(document, { file: "test" });
const fleet = (edits: SampleEdits = {}) => parse(editedSample(edits));
const beside = (name: string): RawObject => ({ name });

/** Whose every message is `seen`. */
function policy<S extends SubjectOf>(
  subject: S,
  check: (view: Subjects[S], bench: Bench<Messages>) => void,
  more: Partial<AnyPolicy> = {},
): AnyPolicy {
  const messages: Messages = { seen: message<string>((text) => text) };
  return definePolicy<SubjectOf, Messages>({
    id: `sees-${subject}`,
    subject,
    covers: [],
    judges: "state",
    severity: "error",
    summary: "",
    rationale: "",
    remedy: "Mend it.",
    facts: [],
    messages,
    examples: { rejected: {}, accepted: {} },
    ...more,
    check: check as never,
  });
}

const fact = (id: string) =>
  defineFact<boolean>({
    id,
    statement: `What ${id} says.`,
    basis: "documented",
    scope: "Tests.",
    show: String,
    spans: [{ since: "4.0", value: true, citation: { source: id, locator: "1", release: "4.0", quote: id } }],
  });
const [one, two] = [fact("one"), fact("two")];

describe("the order of findings", () => {
  it("is by host, kind, name, policy, message and path, whatever the order of policies and things", () => {
    const sees = (id: string): AnyPolicy =>
      policy("domU", ({ domU }, { report }) => report("seen", `${id} of ${domU.name}`, at(domU)), { id });
    const ofHost = policy("host", ({ host }, { report }) => report("seen", host.name, at(host)));
    const twoDomUs = fleet({ otherDomU: {}, otherHost: {} });
    const expected = ["a of mail", "b of mail", "a of web", "b of web", "alpha", "beta"];
    for (const order of [
      [sees("b"), sees("a"), ofHost],
      [ofHost, sees("a"), sees("b")],
    ]) {
      expect(evaluate({ after: twoDomUs }, order).findings.map(({ message }) => message)).toEqual(expected);
    }
  });
});

describe("a fingerprint", () => {
  const sees = policy("domU", ({ domU }, { report }) =>
    domU.vifs.forEach((vif) => report("seen", String(vif.rate), at(vif, "rate"))),
  );
  const print = (edits: SampleEdits, by = sees): readonly string[] =>
    evaluate({ after: fleet(edits) }, [by]).findings.map(({ fingerprint }) => fingerprint);
  const vifs = (...rates: readonly string[]): SampleEdits => ({
    domU: { vifs: rates.map((rate) => ({ bridge: "xenbr0", rate })) },
  });

  it("is the same whatever the numbers in the message, and whatever else is declared", () => {
    expect(print(vifs("1Mb/s"))).toEqual(print(vifs("2Mb/s")));
    expect(print({ ...vifs("1Mb/s"), otherDomU: { vifs: [] }, host: { memory: "32GiB" } })).toEqual(
      print(vifs("1Mb/s")),
    );
  });

  it("is another for another value, subject, policy, message or what it is about", () => {
    const about = (text: string): AnyPolicy =>
      policy("domU", ({ domU }, { report }) => report("seen", "x", { at: at(domU, "memory"), about: text }));
    const other = policy("domU", ({ domU }, { report }) => report("other", "x", { at: at(domU, "memory") }), {
      messages: { other: message<string>((text) => text) },
      id: "sees-domU",
    });
    const prints = [
      ...print(vifs("1Mb/s", "1Mb/s")),
      ...print({ domU: { name: "mail", vifs: [{ rate: "1Mb/s" }] } }),
      ...print(vifs("1Mb/s"), { ...sees, id: "another" }),
      ...print({}, about("a")),
      ...print({}, about("b")),
      ...print({}, other),
    ];
    expect(new Set(prints).size).toBe(prints.length);
  });

  it("stays when unrelated things are reordered", () => {
    const document = editedSample({ otherDomU: {}, otherHost: {} });
    const [alpha, beta] = document.hosts as [RawObject, RawObject];
    const reordered = {
      ...document,
      hosts: [beta, { ...alpha, domUs: [...(alpha["domUs"] as RawObject[])].reverse() }],
    };
    const prints = (of: FleetDocument): readonly string[] =>
      evaluate({ after: parse(of) }, [sees]).findings.map(({ fingerprint }) => fingerprint);
    expect(prints(reordered)).toEqual(prints(document));
  });

  it("tells two things of one name apart", () => {
    const named = policy("domU", ({ domU }, { report }) => report("seen", domU.name, at(domU, "memory")));
    const found = evaluate({ after: fleet({ twice: "domU" }) }, [named]).findings;
    expect(found.map(({ path }) => path)).toEqual(["hosts.alpha.domUs.web#2.memory", "hosts.alpha.domUs.web.memory"]);
    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });
});

describe("the sources of a finding", () => {
  it("are those that its message rests on, of all that was looked up", () => {
    const narrow = policy(
      "host",
      ({ host }, { need, fact: look, report }) => {
        look(one, need(host.xen, "release"));
        look(two, need(host.xen, "release"));
        report("narrow", "x", at(host));
        report("wide", "x", at(host));
      },
      {
        facts: [one, two],
        messages: { narrow: message<string>((text) => text, { facts: [two] }), wide: message<string>((text) => text) },
      },
    );
    const found = evaluate({ after: fleet() }, [narrow]).findings;
    expect(found.map(({ sources }) => sources.map(({ fact: id }) => id))).toEqual([["two"], ["one", "two"]]);
  });

  it("never stay for the next subject", () => {
    const first = policy(
      "domU",
      ({ host, domU }, { need, cite, report }) => {
        if (domU.name === "mail") cite(one, need(host.xen, "release"));
        report("seen", domU.name, at(domU));
      },
      { facts: [one] },
    );
    const found = evaluate({ after: fleet({ otherDomU: {} }) }, [first]).findings;
    expect(found.map(({ message: name, sources }) => [name, sources.length])).toEqual([
      ["mail", 1],
      ["web", 0],
    ]);
  });

  it("may only be facts that the policy says it uses", () => {
    const stray = policy("host", ({ host }, { cite }) => cite(one, host.xen.release));
    expect(() => evaluate({ after: fleet() }, [stray])).toThrow(PolicyFailure);
  });
});

describe("an undecided check", () => {
  const needs = policy("domU", ({ domU, host }, { need, report }) => {
    report("seen", "before", at(domU));
    need(domU, "maxmem");
    need(host, "cpus");
    report("seen", "after", at(domU));
  });
  const messages = (edits: SampleEdits): readonly string[] =>
    evaluate({ after: fleet(edits) }, [needs]).findings.map(({ message: text }) => text);

  it("ends where a value is missing, keeps what was said before, and names the value from its subject on", () => {
    expect(messages({})).toEqual(["Undecided: maxmem is not declared.", "before"]);
    expect(messages({ domU: { maxmem: "4GiB" }, host: { cpus: new Unknown() } })).toEqual([
      "Undecided: hosts.alpha.cpus is not known until apply.",
      "before",
    ]);
    expect(messages({ domU: { maxmem: "4GiB" } })).toEqual(["after", "before"]);
  });

  it("is as severe as the policy, and says what to do about the value", () => {
    const [finding] = evaluate({ after: fleet() }, [needs]).findings;
    expect(finding).toMatchObject({
      result: "undecided",
      severity: "error",
      path: "hosts.alpha.domUs.web.maxmem",
      remedy: "Declare maxmem.",
    });
  });

  it("is told where no source covers a release", () => {
    const looks = policy("host", ({ host }, { need, fact: look }) => void look(one, need(host.xen, "release")), {
      facts: [one],
    });
    expect(evaluate({ after: fleet({ host: { xen: { release: "3.0.3" } } }) }, [looks]).findings).toEqual([
      expect.objectContaining({
        result: "undecided",
        message: "Undecided: no source was found for Xen 3.0.3: What one says.",
        sources: [],
      }),
    ]);
  });

  it("may go on after an undecided remark, with a severity of its own", () => {
    const remarks = policy("domU", ({ domU }, { undecided, report }) => {
      undecided("nobody can tell", at(domU, "memory"), "info");
      undecided(new Unknown(undefined, "secret"), at(domU, "vcpus"));
      report("seen", "x", at(domU));
    });
    expect(
      evaluate({ after: fleet() }, [remarks]).findings.map(({ message: text, severity, path }) => [
        text,
        severity,
        path,
      ]),
    ).toEqual([
      ["Undecided: nobody can tell.", "info", "hosts.alpha.domUs.web.memory"],
      ["Undecided: vcpus is a secret.", "error", "hosts.alpha.domUs.web.vcpus"],
      ["x", "error", "hosts.alpha.domUs.web"],
    ]);
  });
});

describe("a message", () => {
  it("brings its own severity and remedy, or takes the policy's", () => {
    const says = policy(
      "host",
      ({ host }, { report }) => {
        report("own", "a", at(host));
        report("none", "b", at(host));
      },
      {
        messages: {
          own: messageOf<string>("info", (text) => text, { remedy: (text) => `Mend ${text}.` }),
          none: message<string>((text) => text),
        },
      },
    );
    expect(evaluate({ after: fleet() }, [says]).findings.map(({ severity, remedy }) => [severity, remedy])).toEqual([
      ["info", "Mend a."],
      ["error", "Mend it."],
    ]);
  });
});

describe("a change policy", () => {
  const changes = policy(
    "domU",
    ({ domU, before }, { report }) =>
      report("seen", `${before?.domU.memory.toString()} to ${domU.memory.toString()}`, at(domU, "memory")),
    { judges: "change", id: "changes" },
  );

  it("is left out where nothing says what was before, and says so", () => {
    expect(evaluate({ after: fleet() }, [changes])).toEqual({ policies: 0, notJudged: ["changes"], findings: [] });
  });

  it("sees what was there before, and leaves out what is new", () => {
    const found = evaluate({ before: fleet({ domU: { memory: "1GiB" } }), after: fleet({ otherDomU: {} }) }, [
      changes,
    ]).findings;
    expect(found.map(({ message: text }) => text)).toEqual(["1GiB to 2GiB"]);
  });

  it("takes the first of two of one name for what was before", () => {
    const twins = parse(
      fleetWith([
        { ...domU(), memory: "3GiB" },
        { ...domU(), memory: "4GiB" },
      ]),
    );
    expect(evaluate({ before: twins, after: fleet() }, [changes]).findings.map(({ message: text }) => text)).toEqual([
      "3GiB to 2GiB",
    ]);
  });

  it("names a value of before the change as one", () => {
    const needsOld = policy(
      "domU",
      ({ before }, { need }) => {
        if (before !== undefined) need(before.domU, "maxmem");
      },
      { judges: "change" },
    );
    expect(evaluate({ before: fleet(), after: fleet() }, [needsOld]).findings.map(({ message: text }) => text)).toEqual(
      ["Undecided: maxmem before the change is not declared."],
    );
  });
});

describe("blame by trial", () => {
  it.each([
    [
      "a value that is too large",
      ({ domU }: Subjects["domU"]) => Number(domU.vcpus) > 4,
      { domU: { vcpus: 8 } },
      "hosts.alpha.domUs.web.vcpus",
    ],
    [
      "a setting",
      ({ domU }: Subjects["domU"]) => domU.settings.has("acpi"),
      { domU: { settings: { acpi: 0 } } },
      "hosts.alpha.domUs.web.settings.acpi",
    ],
    ["a value of its host", ({ host }: Subjects["domU"]) => host.cpus === 8, {}, "hosts.alpha.cpus"],
    [
      "an item of a list",
      ({ domU }: Subjects["domU"]) => domU.vifs.some(({ rate }) => rate === "x"),
      { domU: { vifs: [{ bridge: "xenbr0" }, { rate: "x" }] } },
      "hosts.alpha.domUs.web.vifs[1].rate",
    ],
    ["nothing, where no single value does it", () => true, {}, "hosts.alpha.domUs.web"],
  ] as const)("finds %s", (_, breaks, edits, path) => {
    const unplaced = policy("domU", (view, { report }) => {
      if (breaks(view)) report("seen", "x");
    });
    expect(evaluate({ after: fleet(edits) }, [unplaced]).findings.map((finding) => finding.path)).toEqual([path]);
  });
});

describe("a judgement about one subject", () => {
  const things = fc.record({
    vcpus: fc.constantFrom(1, 2, 9, 300),
    memory: fc.constantFrom("1GiB", "40GiB", "nonsense"),
    type: fc.constantFrom("pv", "hvm", "pvh"),
    mac: fc.constantFrom("00:16:3e:12:34:56", "01:16:3e:12:34:56", "x"),
    other: fc.constantFrom("mail", "web"),
    release: fc.constantFrom("4.17.5", "3.0.3", "4.21.0"),
    target: fc.constantFrom("vg0/web-root", "vg0/none", "/dev/sdb"),
  });

  it("has the findings that the whole has for it and for what holds it", () => {
    fc.assert(
      fc.property(things, ({ vcpus, memory, type, mac, other, release, target }) => {
        const edits: SampleEdits = {
          host: { xen: { release } },
          domU: { type, vcpus, memory, vifs: [{ bridge: "xenbr0", mac }], vbds: [{ vdev: "xvda", target }] },
          otherDomU: { ...beside(other), vifs: [{ bridge: "xenbr0", mac }] },
          otherHost: {},
        };
        const change = { before: fleet(), after: fleet(edits) };
        const whole = evaluate(change, policies).findings;
        const about: Subject[] = [
          { kind: "domU", host: "alpha", name: "web" },
          { kind: "logicalVolume", host: "alpha", name: "vg0/web-root" },
          { kind: "host", host: "beta", name: "beta" },
        ];
        for (const subject of about) {
          const holds = ({ kind, host, name }: Subject): boolean =>
            kind === "fleet" ||
            (host === subject.host &&
              (kind === "host" ||
                (kind === subject.kind && name === subject.name) ||
                (kind === "volumeGroup" && subject.kind === "logicalVolume")));
          expect(evaluate(change, policies, { about: subject }).findings).toEqual(
            whole.filter((finding) => holds(finding.subject)),
          );
        }
      }),
      { numRuns: 30 },
    );
  });
});

function domU(): RawObject {
  return ((sampleFleet().hosts[0] as RawObject)["domUs"] as RawObject[])[0] as RawObject;
}

function fleetWith(domUs: readonly RawObject[]): FleetDocument {
  const document = sampleFleet();
  (document.hosts[0] as RawObject)["domUs"] = domUs;
  return document;
}
