/** Owns `xenplan explain` and `xenplan policies`. */
import { createColors } from "picocolors";
import type { AnyPolicy } from "../policy/policy";
import { explainMarkdown } from "../report/explain";
import { policyPage } from "../report/page";
import { oneLine } from "../report/source";
import { jsonText } from "../units/inert";
import { nearest } from "../units/nearest";
import { EXIT, type ExitCode } from "./exit-code";
import { type Io, UsageError } from "./io";

/** @throws UsageError if there is no such policy. */
export function explain(id: string, io: Io, policies: readonly AnyPolicy[]): ExitCode {
  const policy = policies.find((candidate) => candidate.id === id);
  if (policy === undefined) {
    throw new UsageError(`there is no policy "${id}"${suggestion(id, policies)}: xenplan policies lists them`);
  }
  io.stdout(explainMarkdown(policy));
  return EXIT.passed;
}

/** The policies that a word stands in, else the one that is spelt most alike. */
function suggestion(word: string, policies: readonly AnyPolicy[]): string {
  const ids = policies.map(({ id }) => id);
  if (ids.length === 0) return "";
  const holding = ids.filter((id) => id.includes(word.toLowerCase()));
  const near = nearest(word, ids);
  const meant = holding.length > 0 || near === undefined ? holding : [near];
  return meant.length === 0 ? "" : ` (did you mean ${meant.map((id) => `"${id}"`).join(" or ")}?)`;
}

export function listPolicies(format: "human" | "json", io: Io, policies: readonly AnyPolicy[]): ExitCode {
  if (format === "json") {
    const listed = policies.map(({ id, severity, subject, judges, covers, summary }) => ({
      id,
      severity,
      subject,
      judges,
      covers,
      summary: oneLine(summary),
      page: policyPage(id),
    }));
    io.stdout(`${jsonText({ schemaVersion: 1, policies: listed }, 2)}\n`);
    return EXIT.passed;
  }
  const { bold } = createColors(io.color);
  const widest = Math.max(0, ...policies.map(({ id }) => id.length));
  for (const { id, severity, summary } of policies)
    io.stdout(`${bold(id.padEnd(widest))}  ${severity.padEnd(7)}  ${oneLine(summary)}\n`);
  return EXIT.passed;
}
