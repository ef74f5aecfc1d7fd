import type { EpisodeEnvironment } from "../../core/episode/episodeRecord.ts";
import { flatColumns } from "../../core/episode/export/flatRows.ts";

/** The facts in the files about an export; none depends on the time or place of the export. */
export interface ExportFacts {
  readonly licence: string;
  readonly contributors: readonly string[];
  readonly episodes: number;
  readonly rows: number;
  /** The head of the exported log. */
  readonly sourceHead: string;
  readonly environments: readonly EpisodeEnvironment[];
  /** ISO day of the newest episode. */
  readonly day: string;
}

/** A written file, with the SHA-256 of its bytes. */
export interface WrittenFile {
  /** Relative to the export, with forward slashes. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

const title = "Colloquy episodes";
const about =
  "Conversations about Lean 4 goals between people, models and Lean: every formal step with Lean's verdict, " +
  "rejected steps kept.";

const featureTypes = { STRING: "string", INT32: "int32", INT64: "int64", BOOLEAN: "bool" } as const;

/** The rows of one split and the file that holds them, named from the card's folder. */
export interface CardSplit {
  readonly name: string;
  readonly rows: number;
  readonly path: string;
  readonly bytes: number;
}

/** A Hugging Face data set card: YAML that lists every file, then a text for people. */
export function datasetCard(facts: ExportFacts, splits: readonly CardSplit[]): string {
  return ["---", ...cardFields(facts, splits), "---", "", ...cardWords(facts), ""].join("\n");
}

function cardFields({ licence }: ExportFacts, splits: readonly CardSplit[]): readonly string[] {
  const rows = splits.reduce((sum, split) => sum + split.rows, 0);
  return [
    `language:\n  - en\nlicense: ${licence.toLowerCase()}\npretty_name: ${title}`,
    "tags:\n  - lean4\n  - theorem-proving\n  - process-supervision",
    `size_categories:\n  - ${sizeCategory(rows)}`,
    "task_categories:\n  - text-generation",
    "configs:\n  - config_name: utterances\n    data_files:",
    ...splits.map(({ name, path }) => `      - split: ${name}\n        path: ${path}`),
    "dataset_info:\n  - config_name: utterances\n    features:",
    ...flatColumns.map(({ name, type }) => `      - name: ${name}\n        dtype: ${featureTypes[type]}`),
    "    splits:",
    ...splits.map(({ name, bytes, rows: count }) =>
      [`      - name: ${name}`, `        num_bytes: ${bytes}`, `        num_examples: ${count}`].join("\n"),
    ),
  ];
}

function cardWords({ episodes, rows, contributors, licence }: ExportFacts): readonly string[] {
  return [
    `# ${title}`,
    "",
    about,
    "",
    `${episodes} episodes, ${rows} utterances. Splits are by theorem, never by row.`,
    "",
    `Contributors: ${contributors.join(", ")}. Licence: ${licence}.`,
    "",
    "| column | type | what it is |",
    "|---|---|---|",
    ...flatColumns.map(({ name, type, about: words }) => `| ${name} | ${featureTypes[type]} | ${words} |`),
  ];
}

function sizeCategory(rows: number): string {
  const limits = [
    [1_000, "n<1K"],
    [10_000, "1K<n<10K"],
    [100_000, "10K<n<100K"],
    [1_000_000, "100K<n<1M"],
  ] as const;
  return limits.find(([limit]) => rows < limit)?.[1] ?? "1M<n<10M";
}

/** The context that the Croissant specification prescribes. */
const croissantContext = {
  "@language": "en",
  "@vocab": "https://schema.org/",
  citeAs: "cr:citeAs",
  column: "cr:column",
  conformsTo: "dct:conformsTo",
  cr: "http://mlcommons.org/croissant/",
  rai: "http://mlcommons.org/croissant/RAI/",
  data: {
    "@id": "cr:data",
    "@type": "@json",
  },
  dataType: {
    "@id": "cr:dataType",
    "@type": "@vocab",
  },
  dct: "http://purl.org/dc/terms/",
  equivalentProperty: "cr:equivalentProperty",
  examples: {
    "@id": "cr:examples",
    "@type": "@json",
  },
  extract: "cr:extract",
  field: "cr:field",
  fileProperty: "cr:fileProperty",
  fileObject: "cr:fileObject",
  fileSet: "cr:fileSet",
  format: "cr:format",
  includes: "cr:includes",
  isLiveDataset: "cr:isLiveDataset",
  jsonPath: "cr:jsonPath",
  key: "cr:key",
  md5: "cr:md5",
  parentField: "cr:parentField",
  path: "cr:path",
  prov: "http://www.w3.org/ns/prov#",
  recordSet: "cr:recordSet",
  references: "cr:references",
  regex: "cr:regex",
  repeated: "cr:repeated",
  replace: "cr:replace",
  samplingRate: "cr:samplingRate",
  sc: "https://schema.org/",
  separator: "cr:separator",
  source: "cr:source",
  subField: "cr:subField",
  transform: "cr:transform",
};

const croissantTypes = { STRING: "sc:Text", INT32: "sc:Integer", INT64: "sc:Integer", BOOLEAN: "sc:Boolean" } as const;

/** Croissant 1.1 metadata of the table, with its origin and collection. */
export function croissantOf(facts: ExportFacts, file: WrittenFile): unknown {
  return {
    "@context": croissantContext,
    "@type": "sc:Dataset",
    conformsTo: "http://mlcommons.org/croissant/1.1",
    name: "colloquy-episodes",
    description: about,
    license: `https://spdx.org/licenses/${facts.licence}.html`,
    url: `urn:sha256:${facts.sourceHead}`,
    version: "1.0.0",
    citeAs: `${title}, ${facts.contributors.join(", ")}, ${facts.day}`,
    creator: facts.contributors.map((name) => ({ "@type": "sc:Person", name })),
    datePublished: facts.day,
    "rai:dataCollection": "Recorded by the Colloquy extension and command line while people proved theorems.",
    "rai:dataAnnotationProtocol":
      "Types follow from the action and from Lean's verdict; Lean judges every formal step.",
    "rai:personalSensitiveInformation":
      "People bear pseudonyms; home folders, addresses, e-mails and tokens are removed.",
    "prov:wasDerivedFrom": { "@id": `urn:sha256:${facts.sourceHead}` },
    distribution: [fileObject(file)],
    recordSet: [
      { "@type": "cr:RecordSet", "@id": "utterances", name: "utterances", field: croissantFields(file.name) },
    ],
  };
}

function fileObject({ name, bytes, sha256 }: WrittenFile): unknown {
  return {
    "@type": "cr:FileObject",
    "@id": name,
    name,
    contentUrl: name,
    contentSize: `${bytes} B`,
    encodingFormat: "application/x-parquet",
    sha256,
  };
}

function croissantFields(file: string): readonly unknown[] {
  return flatColumns.map(({ name, type, about: description }) => ({
    "@type": "cr:Field",
    "@id": `utterances/${name}`,
    name,
    description,
    dataType: croissantTypes[type],
    source: { fileObject: { "@id": file }, extract: { column: name } },
  }));
}

/** An unsigned in-toto Statement v1 about the written files. */
export function statementOf(facts: ExportFacts, files: readonly WrittenFile[]): unknown {
  return {
    _type: "https://in-toto.io/Statement/v1",
    subject: files.map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
    predicateType: "urn:colloquy:episode-export:1",
    predicate: {
      sourceHead: facts.sourceHead,
      episodes: facts.episodes,
      rows: facts.rows,
      licence: facts.licence,
      contributors: facts.contributors,
      environments: facts.environments,
    },
  };
}
