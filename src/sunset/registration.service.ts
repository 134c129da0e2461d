import type { Governor, Keyed } from '../audit';
import { PortfolioTable } from '../budget';
import { registerInitiative } from '../initiatives';
import { JourneyTable } from '../listening';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { declaredService, type RegistrationInput } from './domain/registered-service';
import { RegisteredServiceTable } from './sunset.table';

interface RegisterService extends RegistrationInput, Keyed {}

type Outcome = { readonly initiativeId: string; readonly registeredServiceId: string };

/** What was in service before Steward comes under its care: measured, kept or put to sunset like what it funded. */
export class RegistrationService {
  constructor(private readonly governor: Governor) {}

  register(caller: Caller, input: RegisterService): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'registerService', input, async (tx) => {
      const portfolio = await tx.find(PortfolioTable, input.portfolioId, 'portfolio');
      requirePermission(tx, 'registerService', { portfolioId: portfolio.id });
      const declared = declaredService(input, tx.today);
      if (isRefusal(declared)) return declared;
      const { name: title, ...service } = declared;
      if (service.journeyId !== null) await tx.find(JourneyTable, service.journeyId, 'journey');
      const { sponsorId, leadId, businessOwnerId } = input;
      const of = { portfolioId: portfolio.id, currencyCode: portfolio.currencyCode };
      const registered = await registerInitiative(tx, { title, ...of, sponsorId, leadId, businessOwnerId });
      if (isRefusal(registered)) return registered;
      const { initiative, audit } = registered;
      const id = tx.newId();
      const by = { registeredById: tx.viewer.personId, registeredAt: tx.now };
      await tx.insert(RegisteredServiceTable, [{ id, initiativeId: initiative.id, ...service, ...by }]);
      return {
        outcome: { initiativeId: initiative.id, registeredServiceId: id },
        audit: [{ ...audit, after: { ...audit.after, ...service } }],
      };
    });
  }
}
