import { describeFaults } from '../../test/fault-suite'
import { stubPage } from '../../test/page-stub'

stubPage()
describeFaults("with Node's fetch")
