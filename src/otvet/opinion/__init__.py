"""3. Do I know what people think?  Знаю ли я, что думают люди?

Read in this order: `answer` (the story), `mentions` (which texts count), `codeframe` (the list of
problems in force), `patterns` and `problems` (how a text is matched to it), `coverage` (how
likely the next person says something new), `quotes` (people's own words).
What a person does: `own` (problems that the brand adds), `singles` and `decided` (what only one
said), `residue` (what may be a new problem).
Then what the weeks tell: `over_time` (all of it), `weeks`, `trend`, `fixed`, `alerts`, `segments`,
`age`, `wanted`; and `silent` (those who never comment).
"""
