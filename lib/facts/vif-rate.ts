/** Owns the facts on the limit of a vif's rate: how it is written, and what becomes of one that is not. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

export interface RateSyntax {
  /** Of the rate, before the @. */
  readonly rate: RegExp;
  /** Of the interval, behind the @. */
  readonly interval: RegExp;
  /** The largest number that may be written for the rate, before its unit is applied. */
  readonly largestNumber?: bigint;
  /** The most bytes in one interval. */
  readonly largestAmount: bigint;
  /** What can't be read: ends the toolstack, or leaves the vif without a limit. */
  readonly otherwise: "refused" | "unlimited";
}

const LARGEST_INTERVAL = 0xffff_ffffn; // in microseconds, of either toolstack

export const rateSyntax = defineFact<RateSyntax | "not read">({
  id: "vif-rate-syntax",
  statement: "How the limit of a vif's rate is written, and what becomes of one that is written otherwise.",
  basis: "source-code",
  scope: "What dom0's netback makes of the limit is its own matter.",
  show: (syntax) =>
    syntax === "not read"
      ? syntax
      : `${syntax.rate.source} and after an @ ${syntax.interval.source}; otherwise ${syntax.otherwise}`,
  measured: measured("rate-in-other-words"),
  spans: [
    {
      since: "4.2",
      value: {
        rate: /^([0-9]+)([GMK]?)([Bb])\/s$/,
        interval: /^([0-9]+)([mu]?)s?$/,
        largestNumber: 0xffff_ffffn,
        largestAmount: 0xffff_ffff_ffff_ffffn / 1_000_000n,
        otherwise: "refused",
      },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxlu_vif.c",
        release: "RELEASE-4.2.0",
        quote: 'static const char *vif_bytes_per_sec_re = "^[0-9]+[GMK]?[Bb]/s$";',
      },
    },
    {
      since: "4.1",
      until: "4.2",
      value: "not read",
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_config_data",
        release: "RELEASE-4.1.0",
        quote: "the rate parameter for vifs is currently not supported",
      },
    },
    {
      since: "3.0.2",
      until: "4.1",
      value: {
        rate: /^([0-9]+)([GMK]?)([Bb])\/s$/,
        interval: /^([0-9]+)([mu]?)s$/,
        largestAmount: 0xffff_ffffn,
        otherwise: "unlimited",
      },
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/server/netif.py: parseRate",
        release: "3.0.2-branched",
        quote: 'rate_re = re.compile("^([0-9]+)([GMK]?)([Bb])/s(@([0-9]+)([mu]?)s)?$")',
      },
    },
  ],
});

const FACTORS: Readonly<Record<string, bigint>> = { G: 1_000_000_000n, M: 1_000_000n, K: 1_000n };

/** What is wrong with a rate, undefined if nothing is. Counts as libxlu_vif.c and netif.py do, in whole bytes and microseconds. */
export function problemOfRate(
  text: string,
  { rate, interval, largestNumber, largestAmount }: RateSyntax,
): string | undefined {
  const at = text.indexOf("@");
  const [, number, unit = "", bits] = rate.exec(at < 0 ? text : text.slice(0, at)) ?? [];
  if (number === undefined) return "is not a number, G, M or K, and B/s or b/s";
  if (BigInt(number) === 0n) return "allows nothing";
  if (largestNumber !== undefined && BigInt(number) > largestNumber) return `has a number above ${largestNumber}`;
  const bytesPerSecond = (BigInt(number) * (FACTORS[unit] ?? 1n)) / (bits === "b" ? 8n : 1n);
  const [, count, scale] = at < 0 ? ["", "50", "m"] : (interval.exec(text.slice(at + 1)) ?? []);
  if (count === undefined) return "has an interval that is not a number of s, ms or us";
  const microseconds = BigInt(count) * (scale === "u" ? 1n : scale === "m" ? 1_000n : 1_000_000n);
  if (microseconds === 0n) return "has an interval of nothing";
  if (microseconds > LARGEST_INTERVAL) return `has an interval above ${LARGEST_INTERVAL} microseconds`;
  if ((bytesPerSecond * microseconds) / 1_000_000n > largestAmount) return "is too large to be counted";
  return undefined;
}
