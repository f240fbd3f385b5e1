from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def today(request: HttpRequest) -> HttpResponse:
    return render(request, "today/today.html")


def start(request: HttpRequest) -> HttpResponse:
    return render(request, "today/today.html")
