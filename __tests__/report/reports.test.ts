import type { Log } from "sarif";
import { editedSample } from "../../lib/model/sample";
import { type RawObject } from "../../lib/model/document";
import { Unknown } from "../../lib/model/planned";
import { evaluate, type Judgement } from "../../lib/policy/evaluate";
import { explainMarkdown } from "../../lib/report/explain";
import { renderGithub } from "../../lib/report/github";
import { renderHuman } from "../../lib/report/human";
import { type JsonReport, renderJson } from "../../lib/report/json";
import { renderSarif } from "../../lib/report/sarif";
import { readInputs } from "../../lib/read/read";
import { stackOf } from "../support/stack";
import { memoryIsKept, testPolicies, vcpusAreFew } from "../support/policies";

/** As synthesized, so that things have a location. */
function judge(document: RawObject, located = true): Judgement {
  const text = JSON.stringify(stackOf(document));
  const judgement = evaluate(
    readInputs([{ name: "cdk.tf.json", files: [{ path: "cdk.tf.json", text }] }]).change,
    testPolicies,
  );
  return located
    ? judgement
    : { ...judgement, findings: judgement.findings.map(({ location: _, ...finding }) => finding) };
}
const rejected = judge(editedSample({ domU: { vcpus: 8, kernel: new Unknown("${var.kernel}") } }));
const hostile = judge(editedSample({ domU: { name: "a\nfatal: forged\u001b[31m,%:", kernel: null } }), false);
const clean = judge(editedSample({}));

describe("the report for a person", () => {
  it("names subject, message, place, remedy, sources and policy of each finding, then sums up", () => {
    expect(renderHuman(rejected, testPolicies)).toBe(
      [
        "undecided (error) domU web on alpha: kernel is not known until apply.",
        "  at      hosts.alpha.domUs.web.kernel (main.ts:14:3)",
        "  to do   Give kernel a value that is known when the plan is made, or judge again after apply.",
        "  policy  kernel-is-declared: A domU's kernel is declared. (docs/policies/kernel-is-declared.md)",
        "",
        "warning domU web on alpha: it has 8 vCPUs: 100% more than 4",
        "  at      hosts.alpha.domUs.web.vcpus (main.ts:14:3)",
        "  to do   Take some away.",
        '  source  a | manual, section 1 (4.17.5; documented): "no more than `four` | vCPUs"',
        "  policy  vcpus-are-few: A domU has few vCPUs. (docs/policies/vcpus-are-few.md)",
        "",
        "Skipped 1 change policy: no base was given.",
        "3 policies judged: 1 warning, 1 undecided.",
        "",
      ].join("\n"),
    );
  });

  it("lets no name forge a line or a colour", () => {
    const text = renderHuman(hostile, testPolicies);
    expect(text).toContain(
      'error domU a\\nfatal: forged\\u001b[31m,%: on alpha: no kernel is declared for "a\\nfatal: forged\\u001b[31m,%:"',
    );
    expect(text).not.toMatch(/\u001b|^fatal/m);
  });

  it("says so where nothing was found, and counts what was waived", () => {
    expect(renderHuman(clean, testPolicies, { waived: 2 })).toContain("3 policies judged: nothing found, 2 waived.\n");
  });

  it("has colour only if asked to", () => {
    const escape = "\u001b[";
    expect(renderHuman(rejected, testPolicies)).not.toContain(escape);
    expect(renderHuman(rejected, testPolicies, { color: true })).toContain(escape);
  });
});

describe("the JSON report", () => {
  it("is the contract", () => {
    expect(JSON.parse(renderJson(rejected, { waived: 1 }))).toEqual({
      schemaVersion: 1,
      summary: { policies: 3, violations: 1, undecided: 1, waived: 1, notJudged: ["memory-is-kept"] },
      findings: [
        {
          policy: "kernel-is-declared",
          result: "undecided",
          severity: "error",
          subject: { kind: "domU", host: "alpha", name: "web" },
          message: "Undecided: kernel is not known until apply.",
          remedy: "Give kernel a value that is known when the plan is made, or judge again after apply.",
          page: "docs/policies/kernel-is-declared.md",
          sources: [],
          path: "hosts.alpha.domUs.web.kernel",
          location: { file: "main.ts", line: 14, column: 3 },
          related: [],
          fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        },
        {
          policy: "vcpus-are-few",
          result: "violation",
          severity: "warning",
          subject: { kind: "domU", host: "alpha", name: "web" },
          message: "it has 8 vCPUs: 100% more than 4",
          remedy: "Take some\naway.",
          page: "docs/policies/vcpus-are-few.md",
          sources: [
            {
              source: "a | manual",
              locator: "section 1",
              release: "4.17.5",
              quote: "no more than `four` | vCPUs",
              fact: "few-vcpus",
              basis: "documented",
            },
          ],
          path: "hosts.alpha.domUs.web.vcpus",
          location: { file: "main.ts", line: 14, column: 3 },
          related: [],
          fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        },
      ],
    } satisfies JsonReport);
  });
});

describe("the SARIF report", () => {
  const log = (judgement: Judgement, input?: string): Log =>
    JSON.parse(
      renderSarif(judgement, testPolicies, { version: "1.2.3", ...(input !== undefined && { input }) }),
    ) as Log;

  it("has every policy as a rule that brings its own page", () => {
    const [run] = log(rejected).runs;
    expect(run?.tool.driver.rules?.map(({ id }) => id)).toEqual(testPolicies.map(({ id }) => id));
    const [rule] = run?.tool.driver.rules ?? [];
    expect(rule?.help?.markdown).toBe(explainMarkdown(vcpusAreFew));
    expect(rule?.help?.text).toBe(
      "Take some away. (docs/policies/vcpus-are-few.md of the package, or xenplan explain vcpus-are-few)",
    );
    // SARIF 3.49.12: helpUri is absolute, and a page of the package is not.
    expect(rule).not.toHaveProperty("helpUri");
  });

  it("points each result at its rule, its level, its fingerprint and its line", () => {
    const [, result] = log(rejected).runs[0]?.results ?? [];
    expect(result).toMatchObject({
      ruleId: "vcpus-are-few",
      ruleIndex: 0,
      level: "warning",
      partialFingerprints: { "xenplan/v1": rejected.findings[1]?.fingerprint },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: "main.ts" }, region: { startLine: 14, startColumn: 3 } },
          logicalLocations: [{ fullyQualifiedName: "hosts.alpha.domUs.web.vcpus" }],
        },
      ],
    });
  });

  it("points at the judged file where no line is known, as a URI", () => {
    const at = (input: string): string | undefined =>
      log(hostile, input).runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri;
    expect(at("my plans/a#1.json")).toBe("my%20plans/a%231.json");
    expect(at("/tmp/plan.json")).toBe("file:///tmp/plan.json");
  });

  it("says which policies were not judged", () => {
    const [run] = log(clean).runs;
    expect(run?.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toBe(
      "Skipped 1 change policy: no base was given.",
    );
    expect(run?.properties).toEqual({ notJudged: ["memory-is-kept"] });
  });
});

describe("every report", () => {
  it("leads from each finding to its policy's page", () => {
    const pages = rejected.findings.map(({ policy }) => `docs/policies/${policy}.md`);
    expect((JSON.parse(renderJson(rejected)) as JsonReport).findings.map(({ page }) => page)).toEqual(pages);
    const {
      runs: [run],
    } = JSON.parse(renderSarif(rejected, testPolicies, { version: "1.2.3" })) as Log;
    expect(run?.results?.map(({ properties }) => properties?.["page"] as string)).toEqual(pages);
    for (const text of [renderHuman(rejected, testPolicies), renderGithub(rejected)]) {
      expect([...text.matchAll(/docs\/policies\/[a-z-]+\.md/g)].map(([page]) => page)).toEqual(pages);
    }
  });
});

describe("the report for GitHub", () => {
  it("is one command a finding, on its line, with the level of its severity", () => {
    const lines = renderGithub(rejected).split("\n");
    expect(lines[0]).toBe(
      "::error file=main.ts,line=14,col=3,title=kernel-is-declared (undecided)::domU web on alpha: Undecided: kernel is not known until apply.%0ATo do: Give kernel a value that is known when the plan is made, or judge again after apply.%0APolicy: docs/policies/kernel-is-declared.md",
    );
    expect(lines[1]).toMatch(
      /^::warning file=main\.ts,line=14,col=3,title=vcpus-are-few::domU web on alpha: it has 8 vCPUs: 100%25 more than 4%0A/,
    );
    expect(lines.slice(2)).toEqual([
      "Skipped 1 change policy: no base was given.",
      "3 policies judged: 1 warning, 1 undecided.",
      "",
    ]);
  });

  it("escapes what would end a property or a line", () => {
    const [line] = renderGithub(hostile, { input: "a,b:c%.json" }).split("\n");
    expect(line).toMatch(
      /^::error file=a%2Cb%3Ac%25\.json,title=kernel-is-declared::domU a\\nfatal: forged\\u001b\[31m,%25: on alpha/,
    );
  });
});

describe("the page of a policy", () => {
  it("has rationale, remedy, facts by release with their sources, and both examples", () => {
    const [facts, examples = ""] = explainMarkdown(vcpusAreFew).split("\n## Examples\n");
    expect(facts).toBe(`# vcpus-are-few

A domU has few vCPUs.

Severity: **warning**. Judges each domU.

## Why

The tests say so.

Twice.

## What to do

Take some away.

## What it does not report

Anything else.

## Facts

### few-vcpus

How many vCPUs a domU of the tests may have. Tests alone.

Basis: documented. Releases without a row: no source found.

| Xen release | Value | Source | Its words |
| --- | --- | --- | --- |
| 4.17 and later | 4 | a \\| manual, section 1 (4.17.5) | \`\`no more than \`four\` \\| vCPUs\`\` |
| 4.0 up to, not including, 4.17 | 2 | a manual, section 1 (4.0.0) | \`two\` |
`);
    // What they say is run by programs.test.ts.
    for (const part of [
      "\n### Rejected\n",
      "\n### Accepted\n",
      "# fleet.yaml\nschemaVersion: 1\n",
      'new PvDomU(stack, "web", {',
    ])
      expect(examples).toContain(part);
  });

  it("names the rows of the catalogue that it covers, and the errors that it spares", () => {
    const page = explainMarkdown({ ...vcpusAreFew, id: "maxvcpus-cover-vcpus", covers: ["M12", "M13"] });
    expect(page).toContain("Judges each domU. Rows M12, M13 of [the catalogue](../coverage.md).");
    expect(page).toContain(
      "## What it spares\n\nErrors that `xenplan diagnose` traces back to it. What stands in braces differs from case to case.\n\n" +
        "The domU is to start with more vCPUs than it may ever have.\n\n- `xl: maxvcpus < vcpus`, by xl, Xen 4.6 and later\n\n## Facts",
    );
    expect(explainMarkdown(vcpusAreFew)).not.toContain("## What it spares");
  });

  it("shows both sides of a change", () => {
    expect(explainMarkdown(memoryIsKept)).toMatch(
      /`xenplan check fleet\.yaml --base before\.yaml`[\s\S]*# before\.yaml\n[\s\S]*memory: 2GiB[\s\S]*# fleet\.yaml\n[\s\S]*memory: 4GiB[\s\S]*new XenApp\(\{ base: "before\.yaml" \}\)/,
    );
  });
});
