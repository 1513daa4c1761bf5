/** Owns the way from the names of inputs to a verdict. */
import { InputError } from "../model/input-error";
import type { Change, Fleet } from "../model/fleet";
import type { AnyPolicy } from "../policy/policy";
import { describeSubject, type Finding } from "../policy/finding";
import { describeWaiver, isDay, parseWaivers, type Waiver, WaiverError } from "../policy/waiver";
import type { Files } from "../read/input";
import { loadInput } from "../read/load";
import { NOTHING, readBase, readInputs, type Reading } from "../read/read";
import { parseText } from "../read/text";
import { printable } from "../units/inert";
import { plural } from "../report/summary";
import { XenRelease } from "../xen/release";
import { supportedBranches } from "../xen/releases";
import { judgeChange, type Threshold, type Verdict } from "./verdict";

/** What is to be judged, by name: files, folders, `-` for standard input. */
export interface Question extends Threshold {
  readonly inputs: readonly string[];
  /** What there was before: an input, or `none` if there was nothing. */
  readonly base?: string;
  /** Whether it is an error if nothing says what was before. */
  readonly requireBase?: boolean;
  /** The day on which it is judged, as 2026-12-31. Default: today. */
  readonly asOf?: string;
  /** The cdk.tf.json that a plan was made of. */
  readonly configuration?: string;
  /** The Xen release of the hosts that only xl.cfg files tell of. */
  readonly xen?: string;
  /** Whether a host that only xl.cfg files tell of is judged like one that is declared: what nobody says of it is undecided. */
  readonly requireHost?: boolean;
  /** What fills placeholders of xl.cfg files, or is set beside their keys: each KEY=VALUE. */
  readonly define?: readonly string[];
  /** The file of waivers. */
  readonly waivers?: string;
}

/** What the gate needs of the world. */
export interface World {
  readonly files: Files;
  /** Reads standard input to its end. */
  readonly stdin: () => string;
  /** As 2026-12-31. */
  readonly today: () => string;
}

export interface InputVerdict extends Verdict {
  readonly doors: Reading["doors"];
  /** What the person who runs this should know, before anything else: `note: …`, `warning: …`. */
  readonly remarks: readonly string[];
}

/** The question itself is wrong: its options, or the file of waivers. Not the inputs' fault. */
export class QuestionError extends Error {
  override readonly name = "QuestionError";
}

/** @throws InputError, QuestionError, WaiverError, PolicyFailure */
export function judgeInputs(question: Question, world: World, policies: readonly AnyPolicy[]): InputVerdict {
  const { inputs, base, configuration, requireBase = false } = question;
  const asOf = dayOf(question, world);
  if ([...inputs, base].filter((name) => name === "-").length > 1)
    throw new QuestionError("standard input can be read only once: - stands twice");
  const waivers = question.waivers === undefined ? [] : loadWaivers(question.waivers, world.files, policies);
  const defines = definesOf(question.define ?? []);
  const load = (name: string) =>
    loadInput(name, world.files, {
      stdin: world.stdin,
      defines,
      ...(configuration !== undefined && { configuration }),
    });
  const loaded = inputs.map(load);
  const loadedBase = base === undefined || base === NOTHING ? base : load(base);
  const supported = supportedReleases();
  const releases = question.xen === undefined ? supported.map(({ xen }) => xen) : [releaseOf(question.xen)];
  const read = (edition: number, branch: number): Reading => {
    const xen = releases[branch];
    return readInputs(loaded, loadedBase, { edition, ...(xen && { xen }) });
  };
  const reading = read(0, 0);
  const { change, notes, doors } = reading;
  const undeclared = question.requireHost === true ? new Set<string>() : reading.undeclared;
  const isRange = question.xen === undefined && reading.undeclared.size > 0;
  if (requireBase && change.before === undefined)
    throw new QuestionError(
      "nothing says what was before, and --require-base asks for it: give --base INPUT, or --base none if there was nothing",
    );
  if (isRange && question.requireHost === true)
    throw new QuestionError(
      `nobody declares ${[...reading.undeclared].join(", ")}, and a host is asked for: say what it runs with --xen, or judge together with a fleet file that declares it`,
    );
  const verdict = judgeChange(
    { ...change, asOf },
    policies,
    question,
    { waivers, today: asOf },
    {
      undeclared,
      running: reading.autostarted,
      branches: isRange ? supported.map(({ branch }) => branch) : [],
      editions: reading.editions,
      other: (edition, branch) => ({ ...read(edition, branch).change, asOf }),
    },
  );
  const remarks = [
    ...(reading.undeclared.size === 0 ? [] : [`note: ${whatWasRead(reading, isRange, question.xen)}`]),
    ...notes.map((note) => `note: ${note}`),
    ...((change.before !== undefined && hasWindows(change.after)) || waivers.some(({ until }) => until !== undefined)
      ? [`note: judged as of ${asOf}`]
      : []),
    ...verdict.stale.map(
      (waiver) => `warning: ${question.waivers}: a waiver matches nothing and can go: ${describeWaiver(waiver)}`,
    ),
    ...verdict.broad.map(
      ({ waiver, matches }) =>
        `warning: ${question.waivers}: a waiver matches ${matches.length} findings and waives none of them: ${describeWaiver(waiver)}: say which by host, kind, name and path (${whichOf(matches)}), or all: true if they are all accepted, and those to come`,
    ),
    ...verdict.expired.map(
      (waiver) => `warning: ${question.waivers}: a waiver ended on ${waiver.until}: ${describeWaiver(waiver)}`,
    ),
  ];
  return { ...verdict, doors, remarks: remarks.map(printable) };
}

/**
 * A declared fleet as a change from what was before it, which is a file or folder of any form that is judged, or `none`.
 * @throws InputError if it can't be read as a fleet, or is one of other hosts.
 */
export function changeFrom(base: string, after: Fleet, files: Files): Change {
  return { before: readBase(base === NOTHING ? base : loadInput(base, files), after), after };
}

/** @throws QuestionError */
function dayOf({ asOf }: Question, world: World): string {
  if (asOf === undefined) return world.today();
  if (!isDay(asOf)) throw new QuestionError(`--as-of ${asOf}: expected a day, as 2026-12-31`);
  return asOf;
}

/** `41 domUs in 41 xl.cfg files, judged for Xen 4.17 to 4.22, …` */
function whatWasRead({ doors, change }: Reading, isRange: boolean, xen = ""): string {
  const files = doors.filter(({ door }) => door === "xl.cfg").length;
  const domUs = change.after.hosts.reduce((sum, host) => sum + host.domUs.length, 0);
  const range = supportedReleases().map(({ branch }) => branch);
  const releases = isRange
    ? `${range.at(-1)} to ${range[0]}, which are all that had security support when these facts were written (--xen narrows it)`
    : xen;
  return `${plural(domUs, "domU")} in ${plural(files, "xl.cfg file")}, judged for Xen ${releases}`;
}

/** @throws QuestionError */
function definesOf(pairs: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    pairs.map((pair): [string, string] => {
      const [, key, value = ""] = /^([a-zA-Z_]\w*)=([^\n]*)$/.exec(pair) ?? [];
      if (key === undefined) throw new QuestionError(`--define ${pair}: expected KEY=VALUE, as memory=512`);
      return [key, value];
    }),
  );
}

/** @throws QuestionError */
function releaseOf(xen: string): XenRelease {
  try {
    return XenRelease.parse(xen);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new QuestionError(`--xen ${xen}: ${error.message}`, { cause: error });
  }
}

/** The newest release of every branch under support, newest first. */
function supportedReleases(): readonly { readonly branch: string; readonly xen: XenRelease }[] {
  return supportedBranches().map(([branch, { lastPoint }]) => ({
    branch,
    xen: XenRelease.parse(`${branch}.${lastPoint}`),
  }));
}

/** Their paths, a few of them. */
function whichOf(findings: readonly Finding[]): string {
  const paths = [...new Set(findings.map(({ path, subject }) => (path === "" ? describeSubject(subject) : path)))];
  return [...paths.slice(0, 3), ...(paths.length > 3 ? [`${paths.length - 3} more`] : [])].join(", ");
}

function hasWindows({ hosts }: Fleet): boolean {
  return hosts.some(({ domUs }) =>
    domUs.some((domU) => domU.plannedReboots.some(({ window }) => window !== undefined)),
  );
}

function loadWaivers(name: string, files: Files, policies: readonly AnyPolicy[]): readonly Waiver[] {
  try {
    const [file] = loadInput(name, files).files;
    return file === undefined
      ? []
      : parseWaivers(
          parseText(file).value ?? [],
          policies.map(({ id }) => id),
        );
  } catch (error) {
    if (error instanceof InputError) throw new QuestionError(error.message, { cause: error });
    if (error instanceof WaiverError)
      throw new QuestionError(`${name}${error.message.startsWith("[") ? "" : ": "}${error.message}`, { cause: error });
    throw error;
  }
}
