// Why a code is not sent: the session had its share, the platform does not serve the country, or a budget is used up.
import { settingOf, type Client } from '#clients/client.ts';
import { countOtherNumbers } from '#messages/message-rows.ts';
import { spendSmsBudget, type CodeUse } from '#messages/spend-budget.ts';
import { countryOfNumber } from '#users/phone.ts';
import type { Host } from '#world/world.ts';
import { MAX_CODES, MAX_NUMBERS, type Notice, type OpenSession } from './session.ts';

export interface Refusal {
  readonly notice: Notice;
  /** For the trail: it names no number. */
  readonly why: string;
}

interface Target {
  readonly purpose: CodeUse['purpose'] | 'doubt';
  readonly number: string;
  /** Of the person's browser. */
  readonly address: string;
}

/** In the transaction that queues the code. Undefined: it may be sent, and the budgets have been charged for it. */
export async function whyNoCode(
  tx: Host,
  session: OpenSession,
  client: Client,
  { number, purpose, address }: Target,
): Promise<Refusal | undefined> {
  if (session.codesSent >= MAX_CODES) return { notice: 'too_many_codes', why: 'too many codes in the session' };
  // By e-mail: it costs nothing, and goes to one address only.
  if (purpose === 'doubt') return undefined;
  if ((await countOtherNumbers(tx.db, session.id, number)) >= MAX_NUMBERS) {
    return { notice: 'too_many_codes', why: 'too many numbers in the session' };
  }
  if (!servesCountry(client, number)) return { notice: 'country_refused', why: 'country not served' };
  // The sandbox's test number sends nothing to anybody.
  if (tx.rules.fixedCode(number) !== undefined) return undefined;

  const limits = { perHour: settingOf(client, 'smsPerHour'), perDay: settingOf(client, 'smsPerDay') };
  const scope = await spendSmsBudget({ ...tx, clientId: client.id }, { number, purpose, address, limits });
  return scope === undefined ? undefined : { notice: 'code_unavailable', why: `budget of the ${scope} used up` };
}

/** A number of no country (satellite, international) is served only where every country is. */
function servesCountry(client: Client, number: string): boolean {
  const served = settingOf(client, 'smsCountries');
  const country = countryOfNumber(number);
  return served === undefined || served.some((code) => code === country);
}
