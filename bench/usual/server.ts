import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { jwtVerify } from 'jose';
import { types } from 'pg';
import { buildSchema } from 'type-graphql';
import { DataSource } from 'typeorm';
import { Context } from './context';
import * as entities from './entities';
import * as gathered from './gathered-entities';
import * as votes from './vote-entities';
import {
  ApprovalResolver,
  InitiativeEventResolver,
  InitiativeResolver,
  StageBoardResolver,
} from './initiative.resolvers';
import { MoveResolver } from './move.resolver';
import { EstimateResolver, PortfolioResolver, ProposalResolver, RankedProposalResolver } from './proposal.resolvers';

/**
 * The usual way: entities and resolvers as the guides of TypeORM, type-graphql and Apollo Server show them, with a
 * DataLoader wherever a list would ask once a row, in the same tenancy. Only the rules of the domain are Steward's.
 */
async function main(): Promise<void> {
  types.setTypeParser(types.builtins.DATE, (value) => value);
  const dataSource = await new DataSource({
    type: 'postgres',
    url: process.env['DATABASE_URL'] ?? '',
    entities: [...Object.values(entities), ...Object.values(gathered), ...Object.values(votes)],
    extra: { max: 10, options: '-c timezone=UTC -c role=steward_app' },
  }).initialize();
  const key = Buffer.from(process.env['BENCH_TOKEN_KEY'] ?? '', 'hex');
  const schema = await buildSchema({
    resolvers: [
      PortfolioResolver,
      RankedProposalResolver,
      ProposalResolver,
      EstimateResolver,
      InitiativeResolver,
      InitiativeEventResolver,
      ApprovalResolver,
      StageBoardResolver,
      MoveResolver,
    ],
    validate: false,
  });
  const server = new ApolloServer<Context>({
    schema,
    plugins: [
      {
        requestDidStart: () =>
          Promise.resolve({
            willSendResponse: ({ contextValue, response: { body } }) =>
              contextValue.end(body.kind === 'single' && body.singleResult.errors !== undefined),
          }),
      },
    ],
  });
  const { url } = await startStandaloneServer(server, {
    listen: { port: 0, host: '127.0.0.1' },
    context: async ({ req }) => {
      const token = req.headers.authorization?.replace(/^Bearer /, '') ?? '';
      const { payload } = await jwtVerify(token, key, { audience: 'steward', algorithms: ['HS256'] });
      return Context.begin(dataSource, payload.iss ?? '', payload.sub ?? '');
    },
  });
  process.stdout.write(`The usual server is ready at ${url}\n`);
}

process.once('SIGTERM', () => process.exit(0));
void main();
