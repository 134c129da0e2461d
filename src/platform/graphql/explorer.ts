/** What the explorer shows first: a query that a demo token can run as it is. */
const FIRST_QUERY = `# Sign in: under "Headers" below, write
#   {"Authorization": "Bearer TOKEN"}
# A demo token is printed when Steward starts, and by
#   npm run --silent token -- --role CX_LEADER
{
  viewer {
    name
    roles { role }
  }
  portfolios {
    nodes {
      name
      remaining { amountMinor currencyCode }
    }
  }
}
`;

let page: string | undefined;

/** GraphiQL as one page with all that it needs in it: nothing is loaded from anywhere else. */
export async function explorerPage(): Promise<string> {
  // Nine megabytes, which a start without a browser need not wait for.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  page ??= renderGraphiQL({
    title: 'Steward',
    defaultQuery: FIRST_QUERY,
    defaultEditorToolsVisibility: 'headers',
    shouldPersistHeaders: true,
  });
  return page;
}
