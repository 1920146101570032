import { testPart } from './program-test.fixture.ts';

testPart('review');
