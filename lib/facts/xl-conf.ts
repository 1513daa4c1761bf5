/** Owns the fact on which keys of xl.conf each release reads. */
import { defineFact } from "./fact";
import { showWords, type Words, wordSpans } from "./word-table";
import { XL_CONF_KEY_CHANGES } from "./xl-conf-key-table";

export const xlConfKeys = defineFact<Words>({
  id: "xl-conf-keys",
  statement: "The keys of xl.conf that xl reads.",
  basis: "source-code",
  scope: "All calls of libxlutil's accessors in xl.c, read by scripts/capture-xl-conf-keys.ts out of every release.",
  show: showWords,
  spans: wordSpans(XL_CONF_KEY_CHANGES),
});
