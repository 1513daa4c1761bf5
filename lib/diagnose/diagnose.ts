/** Owns what a log tells: which symptoms stand in it, and by which of their causes, as far as the log itself decides that. It never guesses. */
import { XenRelease } from "../xen/release";
import { parsePattern } from "./pattern";
import { type Hit, scan } from "./scan";
import type { Cause, Form, Symptom } from "./symptom";

export interface Diagnosis {
  /** How many lines were read. */
  readonly lines: number;
  /** The Xen release that the log names, if it names exactly one. */
  readonly release?: XenRelease;
  /** By line. */
  readonly recognized: readonly Recognized[];
}

/** One kind of thing, wherever it stands. Line, text, form and values are those of its first place. */
export interface Recognized {
  readonly symptom: Symptom;
  readonly form: Form;
  readonly line: number;
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
  /** In how many places it stands. */
  readonly count: number;
  /** Those that the log does not rule out. */
  readonly causes: readonly Cause[];
  readonly ruledOut: readonly RuledOut[];
}

export interface RuledOut {
  readonly cause: Cause;
  /** As `line 12 says: …`. */
  readonly because: string;
}

/** How a hypervisor's log, a kernel's log and xl info name the release. */
const RELEASES = ["Xen version {release:word}", "Xen version: {release:word}", "xen_version : {release:word}"].map(
  parsePattern,
);

type Watched = { readonly symptom: Symptom; readonly form: Form } | { readonly shows: Cause } | "release";
interface Place {
  readonly line: number;
  readonly text: string;
}

/** @param blocks the log, cut anywhere. */
export function diagnose(blocks: Iterable<string>, symptoms: readonly Symptom[]): Diagnosis {
  const { watched, patterns } = watchListOf(symptoms);
  const found = new Map<Symptom, Found>();
  const shown = new Map<Cause, Place>();
  const releases = new Map<string, { release: XenRelease; place: Place }>();

  const lines = scan(blocks, patterns, (hit) => {
    const what = watched[hit.pattern]?.[1];
    if (what === undefined) return;
    if (what === "release") noteRelease(releases, hit);
    else if ("shows" in what) shown.set(what.shows, shown.get(what.shows) ?? place(hit));
    else note(found, what.symptom, what.form, hit);
  });
  const [named, ...more] = releases.values();
  const only = more.length === 0 ? named : undefined;
  const recognized = [...found.values()].map(({ symptom, first: { form, hit, place }, count }) => ({
    symptom,
    form,
    ...place,
    values: hit.values,
    count,
    ...decide(symptom.causes, shown, only),
  }));
  return {
    lines,
    ...(only !== undefined && { release: only.release }),
    recognized: recognized.sort((a, b) => a.line - b.line),
  };
}

interface WatchList {
  readonly watched: readonly (readonly [Form["pattern"], Watched])[];
  /** The same in the same order, alone. */
  readonly patterns: readonly Form["pattern"][];
}

/** Made once for a list of symptoms. */
const watchLists = new WeakMap<readonly Symptom[], WatchList>();

function watchListOf(symptoms: readonly Symptom[]): WatchList {
  let list = watchLists.get(symptoms);
  if (list === undefined) {
    const watched = [...watch(symptoms)];
    watchLists.set(symptoms, (list = { watched, patterns: watched.map(([pattern]) => pattern) }));
  }
  return list;
}

function* watch(symptoms: readonly Symptom[]): Generator<readonly [Form["pattern"], Watched]> {
  for (const symptom of symptoms) {
    for (const form of symptom.forms) yield [form.pattern, { symptom, form }];
    for (const cause of symptom.causes) for (const pattern of cause.shownBy ?? []) yield [pattern, { shows: cause }];
  }
  for (const pattern of RELEASES) yield [pattern, "release"];
}

interface Found {
  readonly symptom: Symptom;
  /** The first place, in the wording that says most of it. */
  first: { readonly form: Form; readonly hit: Hit; readonly place: Place };
  count: number;
  /** Where the last place that was counted ends: several wordings of one place are one. */
  end: number;
}

function note(found: Map<Symptom, Found>, symptom: Symptom, form: Form, hit: Hit): void {
  const before = found.get(symptom);
  if (before === undefined) {
    found.set(symptom, { symptom, first: { form, hit, place: place(hit) }, count: 1, end: hit.end });
    return;
  }
  if (hit.start >= before.end) before.count++;
  else if (before.count === 1 && hit.end - hit.start > before.first.hit.end - before.first.hit.start)
    before.first = { form, hit, place: place(hit) };
  before.end = Math.max(before.end, hit.end);
}

function noteRelease(releases: Map<string, { release: XenRelease; place: Place }>, hit: Hit): void {
  try {
    const release = XenRelease.parse(/^.*\w/s.exec(hit.values["release"] ?? "")?.[0] ?? "");
    if (!releases.has(release.toString())) releases.set(release.toString(), { release, place: place(hit) });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
}

function place({ line, text }: Hit): Place {
  return { line, text: text() };
}

/** A cause is ruled out by the release that the log names, or by a line that shows another one. Where lines show several, none is ruled out by them. */
function decide(
  causes: readonly Cause[],
  shown: ReadonlyMap<Cause, Place>,
  named: { release: XenRelease; place: Place } | undefined,
): Pick<Recognized, "causes" | "ruledOut"> {
  const possible = named === undefined ? causes : causes.filter((cause) => covers(cause, named.release));
  if (possible.length === 0) return { causes, ruledOut: [] };
  const [proven, ...others] = possible.flatMap((cause) =>
    shown.has(cause) ? [{ cause, at: shown.get(cause) as Place }] : [],
  );
  const left = proven !== undefined && others.length === 0 ? [proven.cause] : possible;
  const ruledOut = causes
    .filter((cause) => !left.includes(cause))
    .map((cause) => ({ cause, because: because(possible.includes(cause) ? proven?.at : named?.place) }));
  return { causes: left, ruledOut };
}

function because(at: Place | undefined): string {
  return at === undefined ? "" : `line ${at.line} says: ${at.text}`;
}

function covers({ since, until }: Cause, release: XenRelease): boolean {
  return (
    (since === undefined || !release.isBefore(XenRelease.parse(since))) &&
    (until === undefined || release.isBefore(XenRelease.parse(until)))
  );
}
