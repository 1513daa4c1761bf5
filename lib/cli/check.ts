/** Owns `xenplan check`: judge, report. */
import type { AnyPolicy } from "../policy/policy";
import { EXIT, type ExitCode } from "./exit-code";
import type { Io } from "./io";
import { judge } from "./judge";
import type { CheckOptions } from "./options";
import { reportsOf, writeReports } from "./reports";

export function check(
  inputs: readonly string[],
  options: CheckOptions,
  io: Io,
  policies: readonly AnyPolicy[],
): ExitCode {
  const reports = reportsOf(inputs, options, io.files);
  const verdict = judge(inputs, options, io, policies);
  writeReports(reports, verdict, io, policies);
  return verdict.rejected ? EXIT.rejected : EXIT.passed;
}
