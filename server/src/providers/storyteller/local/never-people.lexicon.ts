/** Words that are written with a capital and are nobody the story can show. */
export const NEVER_PEOPLE: ReadonlySet<string> = new Set(
  (
    'i saint st god lord heaven hell christ jesus providence almighty creator saviour satan devil bible scripture testament gospel koran ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november ' +
    'december christmas easter thanksgiving halloween lent sabbath whitsun michaelmas ' +
    'english french german italian spanish russian chinese latin greek american british irish scottish scotch welsh dutch jew jewish christian ' +
    'catholic protestant methodist presbyterian roman european african asian indian tuscan georgian victorian puritan ' +
    'north south east west northern southern eastern western europe america africa asia england france germany italy spain china japan india ' +
    'london paris rome florence venice vienna berlin york boston chicago washington jerusalem egypt scotland ireland wales ' +
    'mr mrs miss ms dr sir madam dame nature fate fortune time death love hope truth justice liberty reason peace war earth sun moon mars venus ' +
    'jupiter saturn oh ah well yes no why what how who when where then there here now but and or so if this that these those my your his her ' +
    'our their its the a an okay ok chapter part book volume act scene section finis preface appendix dear esq postscript internet google ' +
    'mother father mama papa mamma mom mum dad daddy mummy grandma grandpa granny aunt aunty uncle sister brother cousin baby boy girl ' +
    'majesty highness excellency honor honour worship grace lordship ladyship president parliament congress senate footman butler madonna dawn summer autumn winter spring joy faith victory mercy patience'
  ).split(' '),
)

/** Nouns that begin a sentence without an article and act like people in pictures of speech: "Darkness touched her." */
export const BARE_NOUNS: ReadonlySet<string> = new Set(
  (
    'dust mist fog smoke ash shadow sand ice frost hail thunder steam sunset sunrise dusk dawn twilight midnight noon rust mud grass ivy moss ' +
    'fire flame ember spark sweat bile adrenaline instinct grief sorrow guilt shame envy pride rage fury wrath doubt despair relief dread horror ' +
    'wonder magic chaos order history memory gravity heat warmth cold static water wine coffee tea beer whisky gossip rumor rumour laughter ' +
    'applause chatter traffic humanity mankind society science religion art poetry music evil good father mother home school church court ' +
    'command headquarters security reception dinner lunch breakfast supper work sleep hunger thirst pain breath luck karma destiny legend ' +
    'tradition custom law police staff crew cattle livestock wildlife vermin everyone everybody somebody someone nobody anyone lamp'
  ).split(' '),
)
