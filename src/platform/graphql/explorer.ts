/** What the explorer shows first: queries that a demo token can run as they are. */
export const EXAMPLE_QUERIES = `# Sign in: under "Headers" below, write
#   {"Authorization": "Bearer TOKEN"}
# A demo token is printed when Steward starts, and by
#   npm run --silent token -- --role CX_LEADER
# Put the cursor into a query and press Ctrl-Enter.

query WhatToFund {
  viewer {
    name
    roles { role }
  }
  portfolios {
    nodes {
      name
      remaining { amountMinor currencyCode }
      ranking { nodes { rank points withinBudget proposal { title } } }
    }
  }
}

query HowMatureWeAre {
  inventory { dimension { name } level targetLevel gap trend }
}

query WhatLeadersPromised {
  goals { nodes { title status target accountable { name } reading { value interval { low high } } } }
}

query WhereEmployeesAgreeWithCustomers {
  sharedThemes { theme { name } sharedShare employees { latest { text } } }
}

query HowFarEverythingIs {
  roadmap(from: "2026-01-01", to: "2035-12-31") {
    nodes { title stage status schedule { stage plannedEnd leftAt overdue slipDays } }
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
    defaultQuery: EXAMPLE_QUERIES,
    defaultEditorToolsVisibility: 'headers',
    shouldPersistHeaders: true,
  });
  return page;
}
