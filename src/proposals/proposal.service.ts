import type { Governor, Keyed, Transaction } from '../audit';
import { organizationOf, requirePermission } from '../people';
import type { Permission } from '../people/domain/permissions';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import type { Proposal } from './domain/proposal';
import { edit, proposeIdea, type ContentInput, type IdeaInput } from './domain/proposal-content';
import {
  decline,
  defer,
  startAssessment,
  submit,
  withdraw,
  type Decider,
  type DeclineInput,
  type DeferInput,
} from './domain/proposal-life';
import { replaceBeside, requireNamed } from './proposal-beside';
import { lockProposal, writeProposal, type ProposalChange } from './proposal-writing';
import { ProposalTable } from './proposal.table';
import { submissionFacts } from './submission-facts';

type Change<Input = object> = ProposalChange & Input & Keyed;
type Outcome = Promise<{ proposalId: string } | Refusal>;
type Decision = Proposal | Refusal | Promise<Proposal | Refusal>;

/** What one act asks for, and what the audit calls it once it is done. */
interface Act {
  readonly name: string;
  readonly permission: Permission;
  readonly done: string;
}

/** Ideas, and what becomes of them. Funding is the portfolio's to write, closing an assessment is scoring's. */
export class ProposalService {
  constructor(private readonly governor: Governor) {}

  proposeIdea(caller: Caller, input: IdeaInput & Keyed): Outcome {
    return this.governor.govern(caller, 'proposeIdea', input, async (tx) => {
      requirePermission(tx, 'propose');
      const { organizationId, personId: proposerId } = tx.viewer;
      const { currencyCode } = await organizationOf(tx);
      const origin = { id: tx.newId(), organizationId, proposerId, currencyCode, createdAt: tx.now };
      const idea = proposeIdea(origin, input);
      if (isRefusal(idea)) return idea;
      await tx.insert(ProposalTable, [idea]);
      const { id, title, whoIsHurt, howTheyAreHurt } = idea;
      const after = { title, whoIsHurt, howTheyAreHurt };
      return {
        outcome: { proposalId: id },
        audit: [{ subjectKind: 'PROPOSAL', subjectId: id, action: 'ideaProposed', after }],
      };
    });
  }

  edit(caller: Caller, input: Change<ContentInput>): Outcome {
    return this.governor.govern(caller, 'editProposal', input, async (tx) => {
      const proposal = await lockProposal(tx, input, 'editProposal');
      if (isRefusal(proposal)) return proposal;
      const left = await requireNamed(tx, input);
      if (left) return left;
      const edited = edit(proposal, input, tx.now);
      if (isRefusal(edited)) return edited;
      await replaceBeside(tx, edited);
      const { proposal: next, ...beside } = edited;
      return writeProposal(tx, proposal, next, 'proposalEdited', beside);
    });
  }

  submit(caller: Caller, input: Change): Outcome {
    const act: Act = { name: 'submitProposal', permission: 'editProposal', done: 'proposalSubmitted' };
    return this.act(caller, act, input, async (proposal, tx) =>
      submit(proposal, await submissionFacts(tx, proposal.id), tx.now),
    );
  }

  withdraw(caller: Caller, input: Change): Outcome {
    const act: Act = { name: 'withdrawProposal', permission: 'editProposal', done: 'proposalWithdrawn' };
    return this.act(caller, act, input, (proposal, tx) => withdraw(proposal, tx.now));
  }

  startAssessment(caller: Caller, input: Change): Outcome {
    const act: Act = { name: 'startAssessment', permission: 'assess', done: 'assessmentStarted' };
    return this.act(caller, act, input, (proposal, tx) => startAssessment(proposal, tx.now));
  }

  defer(caller: Caller, input: Change<DeferInput>): Outcome {
    const act: Act = { name: 'deferProposal', permission: 'decideProposal', done: 'proposalDeferred' };
    return this.act(caller, act, input, (proposal, tx) => defer(proposal, input, deciderOf(tx)));
  }

  decline(caller: Caller, input: Change<DeclineInput>): Outcome {
    const act: Act = { name: 'declineProposal', permission: 'decideProposal', done: 'proposalDeclined' };
    return this.act(caller, act, input, (proposal, tx) => decline(proposal, input, deciderOf(tx)));
  }

  private act(
    caller: Caller,
    { name, permission, done }: Act,
    input: Change,
    decide: (proposal: Proposal, tx: Transaction) => Decision,
  ): Outcome {
    return this.governor.govern(caller, name, input, async (tx) => {
      const proposal = await lockProposal(tx, input, permission);
      if (isRefusal(proposal)) return proposal;
      const next = await decide(proposal, tx);
      return isRefusal(next) ? next : writeProposal(tx, proposal, next, done);
    });
  }
}

const deciderOf = (tx: Transaction): Decider => ({ decidedById: tx.viewer.personId, decidedAt: tx.now });
