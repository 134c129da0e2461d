import DataLoader from 'dataloader';
import {
  In,
  type DataSource,
  type EntityManager,
  type EntityTarget,
  type ObjectLiteral,
  type QueryRunner,
} from 'typeorm';
import type { Viewer } from '../../src/people/domain/person';
import type { Electors } from '../ballots';
import { Approval, Estimate, Initiative, Person, Pillar, Portfolio, Proposal, ProposalPillar } from './entities';
import { electorsIn, requestLoader } from './ballots';
import { factsLoader } from './facts';

interface Row extends ObjectLiteral {
  readonly id: string;
}

/** One request: its transaction, entered into the asker's organization, and its loaders. */
export class Context {
  readonly manager: EntityManager;
  readonly person = this.byId(Person);
  readonly portfolio = this.byId(Portfolio);
  readonly proposal = this.byId(Proposal);
  readonly initiativeOfProposal = new DataLoader((ids: readonly string[]) => this.initiativesOf(ids));
  readonly pillars = new DataLoader((ids: readonly string[]) => this.pillarsOf(ids));
  readonly estimates = this.many(Estimate, 'proposalId');
  readonly approvals = this.many(Approval, 'subjectId');
  readonly facts;
  readonly requests;
  private asked: Promise<Electors> | undefined;

  private constructor(
    readonly viewer: Viewer,
    private readonly runner: QueryRunner,
  ) {
    this.manager = runner.manager;
    this.facts = factsLoader(runner.manager, viewer.organizationId);
    this.requests = requestLoader(runner.manager, viewer.organizationId);
  }

  /** Who could have a say in what is asked for approval. */
  electors(): Promise<Electors> {
    return (this.asked ??= electorsIn(this.manager, this.viewer.organizationId));
  }

  static async begin(dataSource: DataSource, issuer: string, subject: string): Promise<Context> {
    const runner = dataSource.createQueryRunner();
    await runner.connect();
    await runner.startTransaction();
    const [row] = (await runner.query('select * from enter($1, $2)', [issuer, subject])) as [
      { organization_id: string; person_id: string; cx_function: Viewer['cxFunction']; grants: Viewer['grants'] },
    ];
    const { organization_id: organizationId, person_id: personId, cx_function: cxFunction, grants } = row;
    return new Context({ organizationId, personId, cxFunction, grants }, runner);
  }

  async end(failed: boolean): Promise<void> {
    if (failed) await this.runner.rollbackTransaction();
    else await this.runner.commitTransaction();
    await this.runner.release();
  }

  private byId<T extends Row>(entity: EntityTarget<T>): DataLoader<string, T | null> {
    return new DataLoader(async (ids) => {
      const { organizationId } = this.viewer;
      const rows = await this.manager.find(entity, { where: { organizationId, id: In(ids) } as never });
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? null);
    });
  }

  private many<T extends Row>(entity: EntityTarget<T>, column: keyof T & string): DataLoader<string, T[]> {
    return new DataLoader(async (ids) => {
      const { organizationId } = this.viewer;
      const rows = await this.manager.find(entity, { where: { organizationId, [column]: In(ids) } as never });
      const groups = new Map<string, T[]>(ids.map((id) => [id, []]));
      for (const row of rows) groups.get(row[column])?.push(row);
      return ids.map((id) => groups.get(id) ?? []);
    });
  }

  private async initiativesOf(ids: readonly string[]): Promise<(Initiative | null)[]> {
    const { organizationId } = this.viewer;
    const rows = await this.manager.findBy(Initiative, { organizationId, proposalId: In(ids) });
    const byProposal = new Map(rows.map((row) => [row.proposalId, row]));
    return ids.map((id) => byProposal.get(id) ?? null);
  }

  private async pillarsOf(ids: readonly string[]): Promise<Pillar[][]> {
    const { organizationId } = this.viewer;
    const links = await this.manager.findBy(ProposalPillar, { organizationId, proposalId: In(ids) });
    const pillars = await this.manager.find(Pillar, {
      where: { organizationId, id: In([...new Set(links.map(({ pillarId }) => pillarId))]) },
      order: { position: 'ASC' },
    });
    const of = (id: string) => new Set(links.filter((link) => link.proposalId === id).map(({ pillarId }) => pillarId));
    return ids.map((id) => {
      const mine = of(id);
      return pillars.filter((pillar) => mine.has(pillar.id));
    });
  }
}
