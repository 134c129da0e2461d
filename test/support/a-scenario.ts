import { act } from './act';
import type { Steward } from './steward';

/** A scenario that this person saved; its global id. */
export async function aScenario(
  steward: Steward,
  email: string,
  input: { readonly portfolioId: string; readonly name: string } & Record<string, unknown>,
): Promise<string> {
  const { scenario, message } = await act(steward, email, 'createScenario', input, 'scenario { id }');
  if (!scenario) throw new Error(message as string);
  return scenario.id as string;
}

/** The request of this person to adopt a scenario at its version 1; its global id. */
export async function anAdoption(steward: Steward, email: string, scenarioId: string): Promise<string> {
  const input = { scenarioId, expectedVersion: 1, reason: 'The board said so' };
  const payload = 'scenarioAdoption { id }';
  const { scenarioAdoption, message } = await act(steward, email, 'requestScenarioAdoption', input, payload);
  if (!scenarioAdoption) throw new Error(message as string);
  return scenarioAdoption.id as string;
}
