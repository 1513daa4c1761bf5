/** Owns a runbook as Markdown, for people who want to read it first, or to do it by hand. */
import { oneLine } from "../../shell/quoting";
import type { Check, GrowRunbook, Step } from "./runbook";

export function markdownRunbook(runbook: GrowRunbook): string {
  const { host, volumeGroup, logicalVolume, before, after, steps } = runbook;
  const rebooted = steps.flatMap(({ act }) => (act.kind === "rebootDomU" ? [act.user.domU] : []));
  const lines = [
    `# Grow ${code(`${volumeGroup}/${logicalVolume}`)} on ${code(host.name)} from ${before} to ${after}`,
    "",
    rebooted.length === 0 ? "No domU is rebooted." : "Rebooted, once each:",
    ...(rebooted.length === 0
      ? []
      : [
          "",
          ...rebooted.flatMap((domU) =>
            domU.plannedReboots.map(
              ({ reason, window }) =>
                `- ${code(domU.name)}: ${text(reason)}${window ? `, from ${window.start} for ${window.minutes} min` : ""}`,
            ),
          ),
        ]),
    "",
    "The order is not to be changed. Each step may be done again: where what it is to show shows already, it is done. The script of the same name does all this.",
    ...steps.flatMap((step, index) => ["", ...stepLines(step, index + 1)]),
  ];
  return `${lines.join("\n")}\n`;
}

function stepLines(step: Step, number: number): readonly string[] {
  const place = step.where === "dom0" ? "dom0" : `domU ${code(step.where.domU)}`;
  return [
    `## ${number}. ${text(step.title)}`,
    "",
    `${code(step.id)}, in ${place}, as root. ${text(step.why)}`,
    ...checks("Before", step.prechecks),
    ...(step.commands.length === 0 ? [] : ["", "Do:", "", ...fenced(step.commands)]),
    ...checks(`After, within ${step.timeoutSeconds} s`, step.verifications),
    "",
    `If it fails: ${text(step.onFailure)} ${step.reversible ? "The step changes nothing." : "The step can't be undone."}`,
  ];
}

function checks(title: string, all: readonly Check[]): readonly string[] {
  if (all.length === 0) return [];
  return [
    "",
    `${title}:`,
    ...all.flatMap(({ command, expected }) => [
      "",
      ...(command === "true" ? [] : [...fenced([command]), ""]),
      `${command === "true" ? "By hand: " : "shows "}${text(expected)}.`,
    ]),
  ];
}

/** A block that its content can't close. */
function fenced(lines: readonly string[]): readonly string[] {
  const fence = "`".repeat(Math.max(3, longestRun(lines.join("\n")) + 1));
  return [`${fence}sh`, ...lines, fence];
}

function code(content: string): string {
  const line = oneLine(content);
  const fence = "`".repeat(longestRun(line) + 1);
  const padding = /^`|`$|^ .* $/.test(line) ? " " : "";
  return `${fence}${padding}${line}${padding}${fence}`;
}

/** Text that may hold names: on one line, and nothing in it is markup. */
function text(content: string): string {
  return oneLine(content).replace(/[\\`*_[\]<>&#|~]/g, "\\$&");
}

function longestRun(content: string): number {
  return Math.max(0, ...(content.match(/`+/g) ?? []).map((run) => run.length));
}
