/** Owns the kinds of fields that the tables are written in. */
import type { Size } from "../../units/size";
import {
  countForm,
  countsForm,
  enumForm,
  flagForm,
  type Grammar,
  parsedForm,
  type SettingValue,
  settingsForm,
  sizeForm,
  textForm,
  textsForm,
} from "../form";
import type { Planned } from "../planned";
import { field, type Field, type FieldOptions } from "../thing";

type Optional<T> = Field<Planned<T>, "optional">;

/** Text that may not be empty. */
export const text = (doc: string, options?: FieldOptions): Optional<string> => field(textForm(1), doc, options);
export const anyText = (doc: string, options?: FieldOptions): Optional<string> => field(textForm(0), doc, options);
export const parsed = <T>(grammar: Grammar<T>, doc: string, options?: FieldOptions): Optional<T> =>
  field(parsedForm(grammar), doc, options);
export const oneOf = <const V extends string>(values: readonly V[], doc: string, options?: FieldOptions): Optional<V> =>
  field(enumForm(values), doc, options);
/** A whole number from 1. */
export const count = (doc: string, options?: FieldOptions): Optional<number> => field(countForm(1), doc, options);
/** A whole number from 0. */
export const number = (doc: string, options?: FieldOptions): Optional<number> => field(countForm(0), doc, options);
export const flag = (doc: string, options?: FieldOptions): Optional<boolean> => field(flagForm, doc, options);
export const texts = (doc: string, options?: FieldOptions): Optional<readonly string[]> =>
  field(textsForm, doc, options);
export const numbers = (doc: string, options?: FieldOptions): Optional<readonly number[]> =>
  field(countsForm, doc, options);
export const size = (doc: string, options?: FieldOptions): Optional<Size> => field(sizeForm, doc, options);

export function settings(
  doc: string,
  others?: () => readonly string[],
): Field<ReadonlyMap<string, Planned<SettingValue>>, "always"> {
  return { ...field(settingsForm(others), doc), presence: "always" };
}
