/**
 * Owns `npm run fuzz -- [--from N] [--count N] [--parsers]`: runs the inputs of the numbers from N on, tells each fault with its number, and how
 * many ended how. What one run leaves off the next goes on with: the last line says the number.
 */
import { parseArgs } from "node:util";
import { parseOne, runOne } from "./fuzz";

const { values } = parseArgs({
  options: {
    from: { type: "string", default: "1" },
    count: { type: "string", default: "20000" },
    parsers: { type: "boolean", default: false },
  },
});

async function main(): Promise<void> {
  const [from, count] = [Number(values.from), Number(values.count)];
  if (![from, count].every(Number.isSafeInteger)) throw new RangeError("--from and --count are whole numbers");
  const kinds = new Map<string, number>();
  let faults = 0;
  let seed = from;
  let stopped = false;
  process.once("SIGINT", () => (stopped = true));
  for (; seed < from + count && !stopped; seed++) {
    const { kind, fault } = values.parsers ? parseOne(seed) : await runOne(seed);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (fault !== undefined) {
      faults++;
      console.error(`${seed}: ${fault}`);
    }
    // Lets a signal in.
    if (seed % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  for (const [kind, number] of [...kinds].sort()) console.log(`${String(number).padStart(9)}  ${kind}`);
  console.log(
    `${seed - from} inputs, ${faults} faults, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB; go on with --from ${seed}`,
  );
  if (faults > 0) process.exitCode = 1;
}

void main();
