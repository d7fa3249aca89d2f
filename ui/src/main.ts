import './app.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { follow } from './router.svelte';
import { connect } from './server.svelte';

follow();
connect();
mount(App, { target: document.getElementById('app')! });
