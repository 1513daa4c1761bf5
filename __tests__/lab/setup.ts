/** Owns what happens once before the lab's tests: the golden states are built, where they are not yet. */
import { goldens } from "./golden";

export default async function setup(): Promise<void> {
  await goldens();
}
