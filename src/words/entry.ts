// What a catalogue holds: texts with `{name}` placeholders, checked by the compiler in every language.

/** Forms by the categories of Intl.PluralRules; the number is the parameter `count`. */
export interface Plural {
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

export type Entry = string | Plural;

export type Section = Readonly<Record<string, Entry>>;

/** The names between braces in a text. */
export type Placeholders<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** What another language must provide for an English section: each key, with each placeholder in its text. */
export type Translation<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? TextWith<Placeholders<English[Key]>> : Plural;
};

// One placeholder after another is taken as an argument, so that the texts that hold each are intersected.
type TextWith<Name> = [Name] extends [never]
  ? string
  : (Name extends string ? (text: `${string}{${Name}}${string}`) => void : never) extends (text: infer Text) => void
    ? Text
    : never;
