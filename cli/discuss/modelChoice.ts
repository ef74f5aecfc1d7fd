import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import type { Role } from "../../core/conversation/floorDecision.ts";
import { roles } from "../../core/conversation/floorDecision.ts";
import type { ChatModel } from "../../core/model/chatModel.ts";
import type { CommandProblem } from "../exitCodes.ts";
import { exitCodes } from "../exitCodes.ts";

/** Which models speak; without any, Lean's tactics and the person do. */
export interface ModelChoice {
  /** `NAME` for all roles, or `ROLE=NAME`. */
  readonly model: readonly string[];
  readonly baseUrl: string | undefined;
}

const openAiUrl = "https://api.openai.com/v1";
const keyName = "COLLOQUY_API_KEY";

/**
 * The model of each role. The key comes from `COLLOQUY_API_KEY`, or `OPENAI_API_KEY` for OpenAI's own server alone;
 * a server of one's own mostly needs none.
 */
export async function chosenModels(
  { model, baseUrl }: ModelChoice,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Result<(role: Role) => ChatModel | undefined, CommandProblem>> {
  const url = baseUrl ?? openAiUrl;
  if (!URL.canParse(url) || !/^https?:/u.test(url))
    return bad(`${url} is not the address of a server`, "write http://HOST:PORT/v1");
  if (model.length === 0 && baseUrl !== undefined) return bad("no model was named", "add --model NAME");
  const key = env[keyName] ?? (baseUrl === undefined ? env["OPENAI_API_KEY"] : undefined);
  if (model.length > 0 && baseUrl === undefined && key === undefined)
    return bad(`${openAiUrl} needs a key`, `set ${keyName}, or name your own server with --base-url`);
  if (model.length === 0) return ok(() => undefined);
  // The client is larger than all the rest of a command, and most commands ask no model.
  const { OpenAiModel } = await import("../../model-bridge/openaiModel.ts");
  return byRole(model, (name) => new OpenAiModel({ baseUrl: url, model: name, key }));
}

/** The later choice for a role counts; a model that is named twice is made once. */
function byRole(
  choices: readonly string[],
  modelOf: (name: string) => ChatModel,
): Result<(role: Role) => ChatModel | undefined, CommandProblem> {
  const named = new Map<string, ChatModel>();
  const chosen = new Map<Role, ChatModel>();
  for (const choice of choices) {
    const [, role, own] = /^(\w+)=(.+)$/su.exec(choice) ?? [];
    const known = roles.find((candidate) => candidate === role);
    if (role !== undefined && !known) return bad(`there is no role "${role}"`, `choose one of ${roles.join(", ")}`);
    const name = own ?? choice;
    const made = named.get(name) ?? modelOf(name);
    named.set(name, made);
    for (const each of known ? [known] : roles) chosen.set(each, made);
  }
  return ok((role) => chosen.get(role));
}

function bad(message: string, next: string): Result<never, CommandProblem> {
  return failure({ exitCode: exitCodes.badInput, message, next });
}
